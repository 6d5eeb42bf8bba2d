using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.FollowUps.Alerts;

public sealed record AlertRow
{
    public required Id<ClinicalAlert> Id { get; init; }

    public required Id<FollowUpTask> TaskId { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string? Patient { get; init; }

    public required bool IsRestricted { get; init; }

    public required string DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required string? WardCode { get; init; }

    public required string? DoctorNo { get; init; }

    public required string? Doctor { get; init; }

    public required Sealed Text { get; init; }

    public required AlertState State { get; init; }

    public required AlertLevel Level { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public required DateTimeOffset? ClimbsAt { get; init; }

    public required string? AcknowledgedBy { get; init; }

    public required DateTimeOffset? AcknowledgedAt { get; init; }

    public required string? HandledBy { get; init; }

    public required DateTimeOffset? HandledAt { get; init; }

    public required Sealed? Action { get; init; }
}

/// <summary>异常预警, the newest first.</summary>
public static class AlertList
{
    public static readonly ListDefinition<AlertRow> Definition = new("alerts")
    {
        Source = db =>
            from alert in db.ClinicalAlerts
            select new AlertRow
            {
                Id = alert.Id,
                TaskId = alert.TaskId,
                PatientId = alert.PatientId,
                Patient = db.Patients.Where(patient => patient.Id == alert.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                IsRestricted = db.Patients.Any(patient => patient.Id == alert.PatientId && patient.RestrictedAs != null),
                DepartmentCode = alert.DepartmentCode,
                Department = db.Departments.Where(department => department.Code == alert.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                WardCode = alert.WardCode,
                DoctorNo = alert.DoctorNo,
                Doctor = db.Staff.Where(staff => staff.StaffNo == alert.DoctorNo).Select(staff => staff.Name).FirstOrDefault(),
                Text = alert.Text,
                State = alert.State,
                Level = alert.Level,
                RaisedAt = alert.RaisedAt,
                ClimbsAt = alert.ClimbsAt,
                AcknowledgedBy = db.Staff.Where(staff => staff.StaffNo == alert.AcknowledgedBy).Select(staff => staff.Name).FirstOrDefault() ?? alert.AcknowledgedBy,
                AcknowledgedAt = alert.AcknowledgedAt,
                HandledBy = db.Staff.Where(staff => staff.StaffNo == alert.HandledBy).Select(staff => staff.Name).FirstOrDefault() ?? alert.HandledBy,
                HandledAt = alert.HandledAt,
                Action = alert.Action,
            },
        Key = ListKey<AlertRow>.By(row => row.Id),
        SortedDescending = true,
        ShowsPatients = true,
        PatientOf = row => row.PatientId.Value,
        Columns =
        [
            new("RaisedAt", row => row.RaisedAt) { Width = "130px" },
            new("State", row => row.State) { Width = "96px" },
            new("Patient", (row, tools) => tools.Name(row.Patient, row.IsRestricted)) { Width = "90px" },
            new("Text", (row, tools) => tools.Covers(row.IsRestricted) ? null : tools.Vault.Open(ClinicalAlert.TextPurpose, row.Text).ReplaceLineEndings("；")),
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "96px" },
            new("Doctor", row => row.Doctor ?? row.DoctorNo) { Width = "84px", IsExtra = true },
            new("Level", row => row.Level) { Width = "104px" },
            new("AcknowledgedBy", row => row.AcknowledgedBy) { Width = "90px" },
            new("Action", (row, tools) => tools.Covers(row.IsRestricted) ? null : tools.Vault.Open(ClinicalAlert.ActionPurpose, row.Action)) { Width = "180px", IsExtra = true },
            new("ClimbsAt", row => row.ClimbsAt) { Width = "130px", IsExtra = true },
            new("AcknowledgedAt", row => row.AcknowledgedAt) { Width = "130px", IsExtra = true },
            new("HandledBy", row => row.HandledBy) { Width = "90px", IsExtra = true },
            new("HandledAt", row => row.HandledAt) { Width = "130px", IsExtra = true },
        ],
        Filters =
        [
            new("alertState", FilterKind.Choice, ByState) { Choices = [Open, .. Enum.GetNames<AlertState>()], IsPublic = true },
            new("alertLevel", FilterKind.Choice, (typed, _) => Enum.TryParse<AlertLevel>(typed, out var level) ? row => row.Level == level : row => false) { Choices = Enum.GetNames<AlertLevel>(), IsPublic = true },
            new("wardCode", FilterKind.Text, (typed, _) => row => row.WardCode == typed) { IsPublic = true, IsCode = true, IsExtra = true },
            new("raised", FilterKind.DateRange, ByDay) { IsPublic = true, IsExtra = true },
        ],
        Scope = FollowUpScope.Of<AlertRow>(row => row.DepartmentCode, row => row.WardCode, row => row.DoctorNo),
        Permissions = new(AlertPermissions.View) { SeeNames = PatientPermissions.SeeNames, SeeRestricted = PatientPermissions.SeeRestricted },
    };

    /// <summary>Not handled yet.</summary>
    public const string Open = "Open";

    private static Expression<Func<AlertRow, bool>> ByState(string typed, ListTools tools) =>
        typed == Open ? row => row.State != AlertState.Handled : Enum.TryParse<AlertState>(typed, out var state) ? row => row.State == state : row => false;

    private static Expression<Func<AlertRow, bool>> ByDay(string typed, ListTools tools)
    {
        var (from, to) = DayRange.Parse(typed);
        return row => row.RaisedAt >= from && row.RaisedAt < to;
    }
}
