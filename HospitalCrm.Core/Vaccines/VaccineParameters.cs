using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Vaccines;

/// <summary>By which schedule children are reminded, and how early.</summary>
public static class VaccineParameters
{
    public static readonly ParameterDefinition<string> Edition = ParameterDefinition.Choice("vaccines.edition", VaccineSchedule.Newest, VaccineSchedule.Editions);

    /// <summary>Nobody is written to by an edition nobody of the hospital compared with the official text.</summary>
    public static readonly ParameterDefinition<bool> OnlyConfirmed = ParameterDefinition.Switch("vaccines.only-confirmed", true, relaxed: false);

    /// <summary>Days before its day a dose counts as near, and its family is told.</summary>
    public static readonly ParameterDefinition<int> Ahead = ParameterDefinition.Number("vaccines.ahead-days", 3, 0, 30);

    /// <summary>Days after which a dose without a last day of its own is overdue.</summary>
    public static readonly ParameterDefinition<int> Grace = ParameterDefinition.Number("vaccines.grace-days", 30, 1, 365);

    /// <summary>What came due or overdue longer ago is not told any more: a hospital that begins does not write to everybody at once.</summary>
    public static readonly ParameterDefinition<int> Late = ParameterDefinition.Number("vaccines.late-days", 30, 1, 365);

    /// <summary>How long a reply 已种 is taken as the answer to a notice.</summary>
    public static readonly ParameterDefinition<int> ReplyDays = ParameterDefinition.Number("vaccines.reply-days", 30, 1, 180);
}
