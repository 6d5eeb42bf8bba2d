using System.Linq.Expressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>The patients behind a figure of <see cref="SumSatisfaction"/>, a row each, whatever he rated. How single persons were rated is not listed.</summary>
public static class SatisfactionAnswerList
{
    public static readonly ListDefinition<SatisfactionAnswerRow> Definition = new("satisfaction-answers")
    {
        Source = db =>
            from rating in db.SatisfactionRatings

            // The first of a follow-up's marks stands for all of them; the unique index carries the question.
            where !db.SatisfactionRatings.Any(other => other.SourceKey == rating.SourceKey && other.Round == rating.Round
                && (other.ItemCode.CompareTo(rating.ItemCode) < 0 || (other.ItemCode == rating.ItemCode && other.StaffNo.CompareTo(rating.StaffNo) < 0)))
            select new SatisfactionAnswerRow
            {
                Id = rating.Id,
                SourceKey = rating.SourceKey,
                Round = rating.Round,
                RatedOn = rating.RatedOn,
                DepartmentCode = rating.DepartmentCode,
                Department = db.Departments.Where(department => department.Code == rating.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                PatientId = rating.PatientId,
                Patient = db.Patients.Where(patient => patient.Id == rating.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                IsRestricted = db.Patients.Any(patient => patient.Id == rating.PatientId && patient.RestrictedAs != null),
                Mean = db.SatisfactionRatings.Where(mark => mark.SourceKey == rating.SourceKey && mark.Round == rating.Round && mark.Scope == SatisfactionScope.Department).Average(mark => (double?)mark.Score),
                Lowest = db.SatisfactionRatings.Where(mark => mark.SourceKey == rating.SourceKey && mark.Round == rating.Round && mark.Scope == SatisfactionScope.Department).Min(mark => (int?)mark.Score),
            },
        Key = ListKey<SatisfactionAnswerRow>.By(row => row.Id),
        SortedDescending = true,
        ShowsPatients = true,
        PatientOf = row => row.PatientId?.Value,
        Prepare = ReadMarksAsync,
        Columns =
        [
            new("RatedOn", row => row.RatedOn) { Width = "110px" },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "110px" },
            new("Patient", (row, tools) => tools.Reaches(row.PatientId) ? tools.Name(row.Patient, row.IsRestricted) : null) { Width = "100px" },
            new("MeanPoints", row => row.Mean is { } mean ? Math.Round(mean, 1) : null) { Width = "80px" },
            new("LowestPoints", row => row.Lowest) { Width = "80px" },
            new("Marks", row => row.Marks),
        ],
        Filters =
        [
            new("ratedOn", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Days(typed);
                return row => row.RatedOn >= from && row.RatedOn <= to;
            }) { IsPublic = true },
            new("departmentCode", FilterKind.Text, (typed, _) => row => row.DepartmentCode == typed) { IsPublic = true, IsCode = true },
            new("ratedClass", FilterKind.Text, ByClass) { IsPublic = true, IsCode = true, IsExtra = true },
            new("ratedItem", FilterKind.Text, ByItem) { IsPublic = true, IsCode = true, IsExtra = true },
            new("ratedScope", FilterKind.Choice, ByScope) { Choices = Enum.GetNames<SatisfactionScope>(), IsPublic = true, IsExtra = true },
            new("satisfied", FilterKind.Choice, (typed, _) => typed == bool.TrueString ? row => row.Mean >= SatisfactionRating.Satisfied : row => row.Mean < SatisfactionRating.Satisfied) { Choices = [bool.TrueString, bool.FalseString], IsPublic = true },
        ],
        Permissions = new(SurveyPermissions.ViewAnswers)
        {
            Export = SurveyPermissions.Export,
            SeeNames = PatientPermissions.SeeNames,
            NamesWithin = PatientPermissions.View,
            SeeRestricted = PatientPermissions.SeeRestricted,
        },
    };

    private static Expression<Func<SatisfactionAnswerRow, bool>> ByClass(string typed, ListTools tools)
    {
        var marks = tools.Db.SatisfactionRatings.Where(mark => mark.ClassCode == typed && mark.Scope == SatisfactionScope.Department);
        return row => marks.Any(mark => mark.SourceKey == row.SourceKey && mark.Round == row.Round);
    }

    private static Expression<Func<SatisfactionAnswerRow, bool>> ByScope(string typed, ListTools tools)
    {
        var scope = Enum.TryParse<SatisfactionScope>(typed, out var known) ? known : (SatisfactionScope?)null;
        var marks = tools.Db.SatisfactionRatings.Where(mark => mark.Scope == scope);
        return row => marks.Any(mark => mark.SourceKey == row.SourceKey && mark.Round == row.Round);
    }

    private static Expression<Func<SatisfactionAnswerRow, bool>> ByItem(string typed, ListTools tools)
    {
        var marks = tools.Db.SatisfactionRatings.Where(mark => mark.ItemCode == typed);
        return row => marks.Any(mark => mark.SourceKey == row.SourceKey && mark.Round == row.Round);
    }

    /// <summary>One question for the page's archives, one for their marks.</summary>
    private static async Task ReadMarksAsync(ListTools tools, IReadOnlyCollection<SatisfactionAnswerRow> rows, CancellationToken ct)
    {
        await tools.ReachAsync(rows.Select(row => row.PatientId), ct);
        var sources = rows.Select(row => row.SourceKey).Distinct().ToList();
        var marks = await tools.Db.SatisfactionRatings.AsNoTracking().Where(mark => sources.Contains(mark.SourceKey) && mark.Scope == SatisfactionScope.Department)
            .Select(mark => new { mark.SourceKey, mark.Round, mark.ItemCode, mark.Score }).ToListAsync(ct);
        var items = await tools.Db.SatisfactionItems.AsNoTracking().ToDictionaryAsync(item => item.Code, item => item.Name, ct);
        var levels = await tools.Db.CodeItems.AsNoTracking().Where(item => item.TableCode == CodeTables.SatisfactionLevels.Code && item.Value != null).ToListAsync(ct);
        foreach (var row in rows)
        {
            row.Marks = string.Join('；', marks.Where(mark => mark.SourceKey == row.SourceKey && mark.Round == row.Round)
                .OrderBy(mark => mark.Score).ThenBy(mark => mark.ItemCode, StringComparer.Ordinal)
                .Select(mark => $"{items.GetValueOrDefault(mark.ItemCode, mark.ItemCode)} {levels.Find(level => level.Value == mark.Score)?.Name ?? mark.Score.ToString(System.Globalization.CultureInfo.InvariantCulture)}"));
        }
    }
}
