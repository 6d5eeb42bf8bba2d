using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Patients;

/// <summary>紧急调阅记录: every one, the newest first.</summary>
public static class EmergencyList
{
    public static readonly ListDefinition<EmergencyRow> Definition = new("emergency-access")
    {
        Source = db =>
            from access in db.EmergencyAccesses
            select new EmergencyRow
            {
                Id = access.Id,
                At = access.At,
                Until = access.Until,
                StaffNo = access.StaffNo,
                StaffName = db.Staff.Where(staff => staff.StaffNo == access.StaffNo).Select(staff => staff.Name).FirstOrDefault(),
                PatientId = access.PatientId,
                Patient = db.Patients.Where(patient => patient.Id == access.PatientId).Select(patient => patient.Name).FirstOrDefault(),
                RecordNo = db.Patients.Where(patient => patient.Id == access.PatientId).Select(patient => patient.MedicalRecordNo).FirstOrDefault(),
                RestrictedAs = db.Patients.Where(patient => patient.Id == access.PatientId).Select(patient => patient.RestrictedAs).FirstOrDefault(),
                Reason = access.Reason,
                Verdict = access.Verdict,
                JudgedBy = access.JudgedBy,
                Remark = access.Remark,
            },
        Key = ListKey<EmergencyRow>.By(row => row.Id),
        SortedDescending = true,
        Columns =
        [
            new("At", row => row.At) { Width = "130px" },
            new("StaffName", row => row.StaffName ?? row.StaffNo) { Width = "90px" },
            new("Patient", (row, tools) => tools.Name(row.Patient, isRestricted: true)) { Width = "90px" },
            new("RecordNo", row => row.RecordNo) { Width = "95px" },
            new("RestrictedAs", row => row.RestrictedAs) { Width = "85px" },
            new("Reason", (row, tools) => tools.Vault.Open(EmergencyAccess.ReasonPurpose, row.Reason)),
            new("Until", row => row.Until) { Width = "130px" },
            new("Verdict", row => row.Verdict) { Width = "85px" },
            new("JudgedBy", row => row.JudgedBy) { Width = "100px" },
            new("Remark", (row, tools) => tools.Vault.Open(EmergencyAccess.RemarkPurpose, row.Remark)),
        ],
        Filters =
        [
            new("verdict", FilterKind.Choice, (typed, _) => Enum.TryParse<EmergencyVerdict>(typed, out var verdict) ? row => row.Verdict == verdict : row => false)
            {
                Choices = Enum.GetNames<EmergencyVerdict>(),
                IsPublic = true,
            },
            new("staffNo", FilterKind.Text, (typed, _) => row => row.StaffNo == typed) { IsPublic = true, IsCode = true },
            new("at", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.At >= from && row.At < to;
            }) { IsPublic = true },
        ],
        Permissions = new(SecurityPermissions.JudgeEmergency) { SeeNames = PatientPermissions.SeeNames, SeeRestricted = PatientPermissions.SeeRestricted },
        ShowsPatients = true,
    };
}

public sealed record EmergencyRow
{
    public required Id<EmergencyAccess> Id { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required string StaffNo { get; init; }

    public required string? StaffName { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string? Patient { get; init; }

    public required string? RecordNo { get; init; }

    public required Restriction? RestrictedAs { get; init; }

    public required Sealed Reason { get; init; }

    public required EmergencyVerdict Verdict { get; init; }

    public required string? JudgedBy { get; init; }

    public required Sealed? Remark { get; init; }
}
