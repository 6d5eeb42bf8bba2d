using System.Linq.Expressions;
using System.Text.RegularExpressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Patients;

/// <summary>Filters of the patients' list by what visits and classes tell: 病种, 出院日期, 就诊科室, 年龄, 分类. Shared segments are made of them.</summary>
internal static partial class PatientVisitFilters
{
    private const int Oldest = 200;

    public static IReadOnlyList<ListFilter<PatientRow>> All { get; } =
    [
        new("disease", FilterKind.Text, ByDisease) { IsShareable = true, IsExtra = true },
        new("discharge", FilterKind.DateRange, ByDischarge) { IsPublic = true, IsExtra = true },
        new("department", FilterKind.Text, ByDepartment) { IsShareable = true, IsExtra = true },
        new("age", FilterKind.Text, ByAge) { IsShareable = true, IsExtra = true },
        new("class", FilterKind.Text, ByClass) { IsShareable = true, IsExtra = true },
    ];

    private static Expression<Func<PatientRow, bool>> ByDisease(string typed, ListTools tools)
    {
        var patients = tools.Visits.DiagnosedLike(tools.Db, typed);
        return row => patients.Contains(row.Id);
    }

    private static Expression<Func<PatientRow, bool>> ByDischarge(string typed, ListTools tools)
    {
        var (from, to) = DayRange.Days(typed);
        var patients = tools.Visits.Discharged(tools.Db, from, to);
        return row => patients.Contains(row.Id);
    }

    private static Expression<Func<PatientRow, bool>> ByDepartment(string typed, ListTools tools)
    {
        var patients = tools.Visits.SeenIn(tools.Db, tools.Db.Departments.Where(department => department.Code == typed || department.Name.Contains(typed)).Select(department => department.Code));
        return row => patients.Contains(row.Id);
    }

    /// <summary>60, 60-70, 60+, -14: full years of those who live.</summary>
    private static Expression<Func<PatientRow, bool>> ByAge(string typed, ListTools tools)
    {
        if (Years().Match(typed) is not { Success: true } match)
        {
            return row => false;
        }

        var from = match.Groups["from"].Success ? int.Parse(match.Groups["from"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : 0;
        var to = match.Groups["to"].Success ? int.Parse(match.Groups["to"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) : match.Groups["open"].Success ? Oldest : from;
        var today = tools.Clock.Today();
        var (born, last) = (today.AddYears(-Math.Min(to, Oldest) - 1).AddDays(1), today.AddYears(-Math.Min(from, Oldest)));
        return row => row.BirthOn >= born && row.BirthOn <= last && row.DeceasedOn == null;
    }

    /// <summary>A class of any kind, by its name or code in the hospital's dictionaries.</summary>
    private static Expression<Func<PatientRow, bool>> ByClass(string typed, ListTools tools)
    {
        var db = tools.Db;
        var health = Codes(tools, CodeTables.HealthClasses, typed);
        var address = Codes(tools, CodeTables.AddressClasses, typed);
        var consumption = Codes(tools, CodeTables.ConsumptionClasses, typed);
        var patients = db.Patients.Where(patient => health.Contains(patient.HealthClass!)).Select(patient => patient.Id)
            .Concat(db.Patients.Where(patient => address.Contains(patient.AddressClass!)).Select(patient => patient.Id))
            .Concat(db.Patients.Where(patient => consumption.Contains(patient.ConsumptionClass!)).Select(patient => patient.Id));
        return row => patients.Contains(row.Id);
    }

    private static IQueryable<string> Codes(ListTools tools, CodeTable table, string typed)
    {
        var code = table.Code;
        return tools.Db.CodeItems.Where(item => item.TableCode == code && (item.Code == typed || item.Name.Contains(typed))).Select(item => item.Code);
    }

    [GeneratedRegex(@"^(?:(?<from>\d{1,3})\s*(?:(?<open>\+)|(?:-|–|~|～|至|到|\.\.)\s*(?:(?<to>\d{1,3})|(?<open>$)))?|(?:-|<|＜|≤)\s*(?<to>\d{1,3}))\s*岁?$")]
    private static partial Regex Years();
}
