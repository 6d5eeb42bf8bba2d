using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Surveys;

/// <summary>One question on the list.</summary>
public sealed record RatingRow
{
    public required Id<SmsRating> Id { get; init; }

    public required DateOnly AskedOn { get; init; }

    public required DateOnly LeftOn { get; init; }

    public required string? DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public required string? Patient { get; init; }

    public required bool IsRestricted { get; init; }

    public required int? Score { get; init; }

    public required DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>How often he answered.</summary>
    public required int Answers { get; init; }

    public required Id<OutboundMessage> MessageId { get; init; }
}

/// <summary>短信评分: who was asked, and what he answered.</summary>
public static class RatingList
{
    public static readonly ListDefinition<RatingRow> Definition = new("ratings")
    {
        Source = db =>
            from rating in SumRatings.Sent(db)
            select new RatingRow
            {
                Id = rating.Id,
                AskedOn = rating.AskedOn,
                LeftOn = rating.LeftOn,
                DepartmentCode = rating.DepartmentCode,
                Department = db.Departments.Where(department => department.Code == rating.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                PatientId = rating.PatientId,
                Patient = db.Patients.Where(patient => patient.Id == rating.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                IsRestricted = db.Patients.Any(patient => patient.Id == rating.PatientId && patient.RestrictedAs != null),
                Score = rating.Score,
                AnsweredAt = rating.AnsweredAt,
                Answers = db.SmsRatingAnswers.Count(answer => answer.RatingId == rating.Id),
                MessageId = rating.MessageId,
            },
        Key = ListKey<RatingRow>.By(row => row.Id),
        SortedDescending = true,
        ShowsPatients = true,
        PatientOf = row => row.PatientId?.Value,
        Prepare = (tools, rows, ct) => tools.ReachAsync(rows.Select(row => row.PatientId), ct),
        Columns =
        [
            new("AskedOn", row => row.AskedOn) { Width = "110px" },
            new("Department", row => row.Department ?? row.DepartmentCode),
            new("Patient", (row, tools) => tools.Reaches(row.PatientId) ? tools.Name(row.Patient, row.IsRestricted) : null) { Width = "120px" },
            new("LeftOn", row => row.LeftOn) { Width = "110px" },
            new("Score", row => row.Score) { Width = "80px" },
            new("AnsweredAt", row => row.AnsweredAt) { Width = "150px" },
            new("Answers", row => row.Answers) { Width = "90px" },
        ],
        Filters =
        [
            new("askedOn", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Days(typed);
                return row => row.AskedOn >= from && row.AskedOn <= to;
            }) { IsPublic = true },
            new("departmentCode", FilterKind.Text, (typed, _) => row => row.DepartmentCode == typed) { IsPublic = true, IsCode = true },
            new("isAnswered", FilterKind.Choice, (typed, _) => typed == bool.TrueString ? row => row.Score != null : row => row.Score == null) { Choices = [bool.TrueString, bool.FalseString], IsPublic = true },
            new("score", FilterKind.Choice, (typed, _) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var score) ? row => row.Score == score : row => false) { Choices = ["5", "4", "3", "2", "1"], IsPublic = true },
        ],
        Permissions = new(SurveyPermissions.ViewAnswers)
        {
            Export = SurveyPermissions.Export,
            SeeNames = PatientPermissions.SeeNames,
            NamesWithin = PatientPermissions.View,
            SeeRestricted = PatientPermissions.SeeRestricted,
        },
    };
}
