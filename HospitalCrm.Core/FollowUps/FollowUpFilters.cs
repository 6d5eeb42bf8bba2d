using System.Globalization;
using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.FollowUps;

/// <summary>姓名随访, 病例随访, 专题随访 and the random sample (S2-2.4 … S2-2.7), as filters of one queue.</summary>
internal static class FollowUpFilters
{
    public static IReadOnlyList<ListFilter<FollowUpRow>> All { get; } =
    [
        new("name", FilterKind.Text, ByName) { Whole = ByWholeName },
        new("department", FilterKind.Text, (typed, tools) =>
        {
            var codes = tools.Db.Departments.Where(department => department.Code == typed || department.Name.Contains(typed)).Select(department => department.Code);
            return row => codes.Contains(row.DepartmentCode);
        }) { IsShareable = true },
        new("disease", FilterKind.Text, ByDisease) { IsShareable = true },
        new("discharge", FilterKind.DateRange, (typed, _) =>
        {
            var (from, to) = DayRange.Days(typed);
            return row => row.DischargedOn >= from && row.DischargedOn <= to;
        }) { IsPublic = true, IsExtra = true },
        new("due", FilterKind.DateRange, (typed, _) =>
        {
            var (from, to) = DayRange.Days(typed);
            return row => row.DueOn >= from && row.DueOn <= to;
        }) { IsPublic = true, IsExtra = true, IsShown = true },
        new("importance", FilterKind.Choice, (typed, _) => Enum.TryParse<FollowUpImportance>(typed, out var importance) ? row => row.Importance == importance : row => false)
        {
            Choices = Enum.GetNames<FollowUpImportance>(),
            IsPublic = true,
            IsExtra = true,
            IsShown = true,
        },
        new("caller", FilterKind.Choice, (typed, _) => Enum.TryParse<FollowUpCaller>(typed, out var caller) ? row => row.Caller == caller : row => false)
        {
            Choices = Enum.GetNames<FollowUpCaller>(),
            IsPublic = true,
            IsExtra = true,
            IsShown = true,
        },
        new("sex", FilterKind.Choice, (typed, _) => Enum.TryParse<Sex>(typed, out var sex) ? row => row.Sex == sex : row => false)
        {
            Choices = Enum.GetNames<Sex>(),
            IsPublic = true,
            IsExtra = true,
        },
        new("age", FilterKind.Text, ByAge) { IsShareable = true, IsExtra = true },
        new("sample", FilterKind.Number, BySample) { IsShareable = true, IsExtra = true, IsShown = true },
        new("waitsFor", FilterKind.Choice, ByHands) { Choices = [Nobody], IsPublic = true, IsExtra = true },
    ];

    /// <summary>Nobody who works here sees it and may call.</summary>
    public const string Nobody = "Nobody";

    private static Expression<Func<FollowUpRow, bool>> ByHands(string typed, ListTools tools)
    {
        var forsaken = tools.Db.FollowUpTasks.Where(FollowUpHands.NobodyFor(tools.Db)).Select(task => task.Id);
        return typed == Nobody ? row => forsaken.Contains(row.Id) : row => false;
    }

    private static Expression<Func<FollowUpRow, bool>> ByName(string typed, ListTools tools)
    {
        var patients = FollowUpNames.Of(typed, tools);
        return row => patients.Contains(row.PatientId);
    }

    private static Expression<Func<FollowUpRow, bool>> ByWholeName(string typed, ListTools tools)
    {
        var patients = FollowUpNames.Whole(typed, tools);
        return row => patients.Contains(row.PatientId);
    }

    private static Expression<Func<FollowUpRow, bool>> ByDisease(string typed, ListTools tools)
    {
        var patients = tools.Visits.DiagnosedLike(tools.Db, typed);
        return row => patients.Contains(row.PatientId);
    }

    /// <summary>60, 60-70, 60+.</summary>
    private static Expression<Func<FollowUpRow, bool>> ByAge(string typed, ListTools tools)
    {
        const int Oldest = 200;
        var ends = typed.TrimEnd('岁').Split(['-', '–', '~', '～', '至', '到'], 2, StringSplitOptions.TrimEntries);
        var isOpen = ends[0].EndsWith('+');
        if (!int.TryParse(ends[0].TrimEnd('+'), NumberStyles.None, CultureInfo.InvariantCulture, out var from) || from > Oldest)
        {
            return row => false;
        }

        var to = isOpen ? Oldest : ends.Length < 2 ? from : int.TryParse(ends[1], NumberStyles.None, CultureInfo.InvariantCulture, out var last) ? Math.Min(last, Oldest) : -1;
        var today = tools.Clock.Today();
        var (born, latest) = (today.AddYears(-Math.Max(to, 0) - 1).AddDays(1), today.AddYears(-from));
        return to < from ? row => false : row => row.BirthOn >= born && row.BirthOn <= latest;
    }

    /// <summary>So many in a hundred, always the same ones.</summary>
    private static Expression<Func<FollowUpRow, bool>> BySample(string typed, ListTools tools) =>
        int.TryParse(typed.TrimEnd('%', '％'), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= 100 ? row => row.Lot < percent : row => false;
}
