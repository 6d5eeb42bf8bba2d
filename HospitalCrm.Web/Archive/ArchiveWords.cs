using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Web.Messaging;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Archive;

/// <summary>How the dimensions of an archive are said, the same on the tabs, on paper and inside another system's page.</summary>
internal static class ArchiveWords
{
    public static string Title(this Wording words, Interaction line) => line switch
    {
        { IsCovered: true } => words["SensitiveReport"],
        { Kind: InteractionKind.Call, Topic: { } topic } => $"{words[line.Direction == CallDirection.Outgoing ? "CallOut" : "CallIn"]} · {words.Value(topic)}",
        { Kind: InteractionKind.Call } => words[line.Direction == CallDirection.Outgoing ? "CallOut" : "CallIn"],
        { Kind: InteractionKind.Note, Topic: { } topic } => words["NoteOf", topic],
        { Kind: InteractionKind.Message, MessageKind: { } kind } => $"{words.Value(line.Kind)} · {words.KindOf(kind)}",
        { Kind: InteractionKind.Reply, Rating: { } rating } => $"{words.Value(line.Kind)} · {words["ReplyRating", rating]}",
        { Kind: InteractionKind.Reply, ReplyKind: { } said } => $"{words.Value(line.Kind)} · {words.Value(said)}",
        { Kind: InteractionKind.FollowUp } => line.Title is null ? words.Value(line.Kind) : $"{words.Value(line.Kind)} · {words["FollowUpStep", line.Title, line.Step]}",
        { Kind: InteractionKind.Complaint } => $"{words.Value(line.Kind)} · {line.Title}",
        { Encounter: { } kind } => line.Title is null ? words.Value(kind) : $"{words.Value(kind)} · {line.Title}",
        _ => line.Title ?? words.Value(line.Kind),
    };

    public static string Icon(InteractionKind kind) => kind switch
    {
        InteractionKind.Call => "call",
        InteractionKind.Note => "edit_note",
        InteractionKind.Visit => "stethoscope",
        InteractionKind.Stay => "bed",
        InteractionKind.CheckUp => "health_and_safety",
        InteractionKind.LabReport => "biotech",
        InteractionKind.Message => "sms",
        InteractionKind.Reply => "mark_chat_unread",
        InteractionKind.FollowUp => "contact_phone",
        InteractionKind.Complaint => "report",
        InteractionKind.Inquiry => "contact_support",
        _ => "radiology",
    };

    public static TagTone Tone(EncounterKind kind) => kind switch
    {
        EncounterKind.Inpatient => TagTone.Info,
        EncounterKind.Emergency => TagTone.Danger,
        _ => TagTone.Plain,
    };

    /// <summary>A code of a published table in the reader's language; the table's own word, or the code, where no text knows it.</summary>
    public static string? Code(this Wording words, string table, string? code, IReadOnlyList<StandardCode> codes) =>
        code is null ? null : words.Knows($"Code.{table}.{code}") ? words[$"Code.{table}.{code}"] : ClinicalCodes.NameOf(codes, code);

    /// <summary>↑ ↓, doubled where it is critical: told by more than colour.</summary>
    public static string Arrow(LabLine line) => line.Flag switch
    {
        "H" => "↑",
        "HH" => "↑↑",
        "L" => "↓",
        "LL" => "↓↓",
        "A" => "*",
        "AA" => "**",
        _ => "",
    };

    public static string FlagWord(this Wording words, LabLine line) => line.IsAbnormal && words.Knows($"Flag.{line.Flag}") ? words[$"Flag.{line.Flag}"] : "";

    public static string Say(this Wording words, OpenItem item) => words[$"Open.{item.Kind}", [.. item.Args]];

    public static string Money(decimal amount) => amount.ToString("#,0.00", System.Globalization.CultureInfo.InvariantCulture);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(HospitalZone.Local(at).DateTime);

    public static bool HasHour(DateTimeOffset at) => HospitalZone.Local(at).TimeOfDay != TimeSpan.Zero;
}
