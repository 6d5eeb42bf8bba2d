using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Complaints.Analysis;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Complaints;

/// <summary>How the analysis speaks, on the page and in its workbook.</summary>
internal static class AnalysisText
{
    /// <summary>Stands with no department.</summary>
    public const string None = "none";

    public static AnalysisWords Words(Wording words) => new(
        words["Nav.complaint-analysis"],
        heading => words[$"Analysis.{heading}"],
        group => group is { } known ? words.Value(known) : words["Analysis.All"],
        (group, line) => Line(words, group, line),
        (actor, at, analysis) => words["Analysis.Mark", actor.Name, actor.StaffNo, at, analysis.Span.From, analysis.Span.To, analysis.Before.From, analysis.Before.To, analysis.Fewest]);

    public static string Line(Wording words, AnalysisGroup group, AnalysisLine line) => group switch
    {
        _ when line.Key == None => words[group == AnalysisGroup.Department ? "Complaints.WholeHospital" : "Analysis.Covered"],
        AnalysisGroup.Source => words.Value(Enum.Parse<ComplaintSource>(line.Key)),
        AnalysisGroup.Weekday => words[$"Choice.receivedWeekday.{line.Key}"],
        AnalysisGroup.Hour => words[$"Choice.receivedHour.{line.Key}"],
        _ => line.Name ?? line.Key,
    };

    /// <summary>What the list is asked for, besides its days.</summary>
    public static string? Filter(AnalysisGroup group, AnalysisLine line) => group switch
    {
        AnalysisGroup.Department => "departmentCode=" + Uri.EscapeDataString(line.Key),
        AnalysisGroup.Category => "categoryCode=" + Uri.EscapeDataString(line.Key),
        AnalysisGroup.Source => "complaintSource=" + line.Key,
        AnalysisGroup.Weekday => "receivedWeekday=" + line.Key,
        AnalysisGroup.Hour => "receivedHour=" + line.Key,
        _ => null,
    };
}
