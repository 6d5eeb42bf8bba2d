using System.Globalization;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Messaging;

/// <summary>How messages are said, the same on every page of theirs.</summary>
internal static class MessageWords
{
    private const string Staff = "staff:";

    /// <summary>厘 in yuan: 68 → 0.068.</summary>
    public static string Yuan(long li) => (li / 1000m).ToString("#,0.00#", CultureInfo.InvariantCulture);

    public static string Count(long number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    public static string KindOf(this Wording words, string kind) => words.Knows("Enum.TemplateKind." + kind) ? words["Enum.TemplateKind." + kind] : kind;

    public static string SourceOf(this Wording words, string source) =>
        source.StartsWith(Staff, StringComparison.Ordinal) ? words["MessageSource.staff", source[Staff.Length..]] : words.Knows("Work." + source) ? words["Work." + source] : words["MessageSource.system", source];

    public static string ChannelReason(this Wording words, string reason) => words.Knows("Channel." + reason) ? words["Channel." + reason] : reason;

    public static TagTone Tone(MessageState state) => state switch
    {
        MessageState.Sent or MessageState.Delivered => TagTone.Good,
        MessageState.Queued or MessageState.Sending => TagTone.Info,
        MessageState.Unknown or MessageState.Suppressed => TagTone.Warning,
        MessageState.Expired => TagTone.Plain,
        _ => TagTone.Danger,
    };

    public static TagTone Tone(AttemptState state) => state switch
    {
        AttemptState.Accepted or AttemptState.Delivered => TagTone.Good,
        AttemptState.Unknown => TagTone.Warning,
        _ => TagTone.Danger,
    };

    public static TagTone Tone(ChannelState state) => state switch
    {
        ChannelState.Ok => TagTone.Good,
        ChannelState.Down => TagTone.Danger,
        _ => TagTone.Plain,
    };
}
