using System.Globalization;
using System.Linq.Expressions;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Complaints.Analysis;

/// <summary>The filters of the list of complaints that lead from a figure to its rows. What is confidential and about the reader himself belongs to no department and no class.</summary>
internal static class ComplaintFilters
{
    /// <summary>Said to be of no department, or of none this reader may know.</summary>
    public const string None = "none";

    private static readonly string[] Hours = [.. Enumerable.Range(0, 24).Select(Text)];
    private static readonly string[] Weekdays = [.. Enumerable.Range(0, 7).Select(Text)];

    public static IReadOnlyList<ListFilter<ComplaintRow>> All { get; } =
    [
        new("departmentCode", FilterKind.Text, ByDepartment) { IsCode = true, IsPublic = true, IsExtra = true },
        new("categoryCode", FilterKind.Text, ByCategory) { IsCode = true, IsPublic = true, IsExtra = true },
        new("receivedHour", FilterKind.Choice, (typed, _) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var hour) ? row => row.ReceivedHour == hour : row => false) { Choices = Hours, IsPublic = true, IsExtra = true },
        new("receivedWeekday", FilterKind.Choice, (typed, _) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var day) ? row => row.ReceivedDay % 7 == day : row => false) { Choices = Weekdays, IsPublic = true, IsExtra = true },
        new("complaintSatisfaction", FilterKind.Choice, (typed, _) => Enum.TryParse<ComplaintSatisfaction>(typed, out var said) ? row => row.Satisfaction == said : row => false) { Choices = Enum.GetNames<ComplaintSatisfaction>(), IsPublic = true, IsExtra = true },
        new("complaintMeasure", FilterKind.Choice, ByMeasure) { Choices = Enum.GetNames<ComplaintMeasure>(), IsPublic = true, IsExtra = true },
    ];

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Expression<Func<ComplaintRow, bool>> ByDepartment(string typed, ListTools tools)
    {
        var me = tools.StaffNo;
        return typed == None
            ? row => row.DepartmentCode == null || (row.IsConfidential && row.SubjectNo == me)
            : row => row.DepartmentCode == typed && !(row.IsConfidential && row.SubjectNo == me && row.SubjectNo != null);
    }

    private static Expression<Func<ComplaintRow, bool>> ByCategory(string typed, ListTools tools)
    {
        var me = tools.StaffNo;
        return typed == None
            ? row => row.IsConfidential && row.SubjectNo == me
            : row => row.CategoryCode == typed && !(row.IsConfidential && row.SubjectNo == me && row.SubjectNo != null);
    }

    private static Expression<Func<ComplaintRow, bool>> ByMeasure(string typed, ListTools tools) => Enum.TryParse<ComplaintMeasure>(typed, out var measure)
        ? ComplaintMeasures.Of(measure, tools.Db, tools.Clock.GetUtcNow(), tools.Parameters.Get(AnalysisParameters.RepeatDays))
        : row => false;
}
