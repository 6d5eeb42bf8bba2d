using HospitalCrm.Core.Encounters;

namespace HospitalCrm.Core.Notices;

/// <summary>How marks and texts of results are called.</summary>
internal static class LabSubjects
{
    public const string Corrected = "|corrected";
    public const string Withdrawn = "|withdrawn";

    /// <summary>Told again without figures, as the consent was taken back in between.</summary>
    public const string Plain = "|plain";

    public const string Template = "lab-result";
    public const string CorrectedTemplate = "lab-result-corrected";
    public const string WithdrawnTemplate = "lab-result-withdrawn";

    /// <summary>The placeholder of the figures.</summary>
    public const string Figures = "values";

    public static string Of(LabReport report) => $"{report.SourceCode}|{report.SourceKey}";
}
