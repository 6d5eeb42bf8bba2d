using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Surveys.Satisfaction;

public sealed record LowScoreRow
{
    public Id<LowScore> Id { get; init; }

    public Id<Patient> PatientId { get; init; }

    public string? Patient { get; init; }

    public bool IsRestricted { get; init; }

    public required string DepartmentCode { get; init; }

    public string? Department { get; init; }

    public required string RatedStaff { get; init; }

    public int Lowest { get; init; }

    public Sealed Text { get; init; }

    public LowScoreState State { get; init; }

    public DateTimeOffset RaisedAt { get; init; }

    public DateTimeOffset DueAt { get; init; }

    public string? ContactedBy { get; init; }

    public DateTimeOffset? ContactedAt { get; init; }

    public string? ResolvedBy { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }

    public Sealed? Note { get; init; }
}

/// <summary>低分整改, the newest first; never what somebody said of the reader himself.</summary>
public static class LowScoreList
{
    /// <summary>Neither resolved nor handed over.</summary>
    public const string Open = "Unresolved";

    public static readonly ListDefinition<LowScoreRow> Definition = new("low-scores")
    {
        Source = db =>
            from score in db.LowScores
            select new LowScoreRow
            {
                Id = score.Id,
                PatientId = score.PatientId,
                Patient = db.Patients.Where(patient => patient.Id == score.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                IsRestricted = db.Patients.Any(patient => patient.Id == score.PatientId && patient.RestrictedAs != null),
                DepartmentCode = score.DepartmentCode,
                Department = db.Departments.Where(department => department.Code == score.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                RatedStaff = score.RatedStaff,
                Lowest = score.Lowest,
                Text = score.Text,
                State = score.State,
                RaisedAt = score.RaisedAt,
                DueAt = score.DueAt,
                ContactedBy = db.Staff.Where(staff => staff.StaffNo == score.ContactedBy).Select(staff => staff.Name).FirstOrDefault() ?? score.ContactedBy,
                ContactedAt = score.ContactedAt,
                ResolvedBy = db.Staff.Where(staff => staff.StaffNo == score.ResolvedBy).Select(staff => staff.Name).FirstOrDefault() ?? score.ResolvedBy,
                ResolvedAt = score.ResolvedAt,
                Note = score.Note,
            },
        Key = ListKey<LowScoreRow>.By(row => row.Id),
        SortedDescending = true,
        ShowsPatients = true,
        PatientOf = row => row.PatientId.Value,
        Columns =
        [
            new("RaisedAt", row => row.RaisedAt) { Width = "130px" },
            new("State", row => row.State) { Width = "90px" },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "100px" },
            new("Patient", (row, tools) => tools.Name(row.Patient, row.IsRestricted)) { Width = "90px" },
            new("Text", (row, tools) => tools.Covers(row.IsRestricted) ? null : tools.Vault.Open(LowScore.TextPurpose, row.Text).ReplaceLineEndings("；")),
            new("DueAt", row => row.DueAt) { Width = "130px" },
            new("ContactedBy", row => row.ContactedBy) { Width = "90px" },
            new("ResolvedBy", row => row.ResolvedBy) { Width = "90px" },
            new("Note", (row, tools) => tools.Covers(row.IsRestricted) ? null : tools.Vault.Open(LowScore.NotePurpose, row.Note)) { Width = "200px" },
            new("ContactedAt", row => row.ContactedAt) { Width = "130px", IsExtra = true },
            new("ResolvedAt", row => row.ResolvedAt) { Width = "130px", IsExtra = true },
        ],
        Filters =
        [
            new("lowScoreState", FilterKind.Choice, ByState) { Choices = [Open, .. Enum.GetNames<LowScoreState>()], IsPublic = true },
            new("overdue", FilterKind.Choice, ByOverdue) { Choices = [bool.TrueString, bool.FalseString], IsPublic = true },
            new("raised", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.RaisedAt >= from && row.RaisedAt < to;
            }) { IsPublic = true, IsExtra = true },
        ],
        Scope = (reach, _, _, _) => Task.FromResult(LowScoreAccess.Rows(reach, reach.StaffNo)),
        ScopesAll = true,
        Permissions = new(SurveyPermissions.ViewLowScores) { SeeNames = PatientPermissions.SeeNames, SeeRestricted = PatientPermissions.SeeRestricted },
    };

    private static Expression<Func<LowScoreRow, bool>> ByState(string typed, ListTools tools) =>
        typed == Open ? row => row.State == LowScoreState.Open || row.State == LowScoreState.Contacted
        : Enum.TryParse<LowScoreState>(typed, out var state) ? row => row.State == state : row => false;

    private static Expression<Func<LowScoreRow, bool>> ByOverdue(string typed, ListTools tools)
    {
        var now = tools.Clock.GetUtcNow();
        return typed == bool.TrueString
            ? row => row.DueAt < now && (row.State == LowScoreState.Open || row.State == LowScoreState.Contacted)
            : row => row.DueAt >= now || (row.State != LowScoreState.Open && row.State != LowScoreState.Contacted);
    }
}
