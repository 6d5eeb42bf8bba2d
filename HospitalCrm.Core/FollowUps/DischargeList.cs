using System.Linq.Expressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.FollowUps;

/// <summary>One discharge, and what became of its follow-ups.</summary>
public sealed record DischargeRow
{
    public required Id<Encounter> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string Patient { get; init; }

    public required Sex Sex { get; init; }

    public required bool IsRestricted { get; init; }

    public required string DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required string? WardCode { get; init; }

    public required string? DoctorNo { get; init; }

    public required string? Doctor { get; init; }

    public required string? Diagnosis { get; init; }

    public required DateOnly? DischargedOn { get; init; }

    public required bool IsAlive { get; init; }

    /// <summary>Null: nothing is planned.</summary>
    public required DateOnly? FirstDueOn { get; init; }

    public required bool IsAsked { get; init; }
}

/// <summary>出院患者: who left, for whom a follow-up is planned, and who was asked.</summary>
public static class DischargeList
{
    public static readonly ListDefinition<DischargeRow> Definition = new("discharges")
    {
        Source = Rows,
        Key = ListKey<DischargeRow>.By(row => row.Id),
        SortedBy = "DischargedOn",
        SortedDescending = true,
        ShowsPatients = true,
        PatientOf = row => row.PatientId.Value,
        Columns =
        [
            new("Patient", (row, tools) => tools.Name(row.Patient, row.IsRestricted)) { Width = "92px", IsShown = true },
            new("Sex", row => row.Sex) { Width = "52px" },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "100px" },
            new("WardCode", row => row.WardCode) { Width = "90px", IsExtra = true },
            new("Doctor", row => row.Doctor ?? row.DoctorNo) { Width = "90px" },
            new("Diagnosis", (row, tools) => tools.Covers(row.IsRestricted) ? null : row.Diagnosis),
            new("DischargedOn", row => row.DischargedOn) { Width = "112px", SortKey = Day, IsShown = true },
            new("FirstDueOn", row => row.FirstDueOn) { Width = "120px" },
            new("IsAsked", row => row.IsAsked) { Width = "84px" },
        ],
        Filters =
        [
            new("name", FilterKind.Text, ByName) { Whole = ByWholeName },
            new("discharge", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Days(typed);
                return row => row.DischargedOn >= from && row.DischargedOn <= to;
            }) { IsPublic = true },
            new("isPlanned", FilterKind.Choice, (typed, _) => typed == bool.TrueString ? row => row.FirstDueOn != null : row => row.FirstDueOn == null) { Choices = [bool.TrueString, bool.FalseString], IsPublic = true },
            new("isAsked", FilterKind.Choice, (typed, _) => typed == bool.TrueString ? row => row.IsAsked : row => !row.IsAsked) { Choices = [bool.TrueString, bool.FalseString], IsPublic = true },
            new("isAlive", FilterKind.Choice, (typed, _) => typed == bool.TrueString ? row => row.IsAlive : row => !row.IsAlive) { Choices = [bool.TrueString, bool.FalseString], IsPublic = true, IsExtra = true },
            new("departmentCode", FilterKind.Text, (typed, _) => row => row.DepartmentCode == typed) { IsPublic = true, IsCode = true, IsExtra = true },
            new("wardCode", FilterKind.Text, (typed, _) => row => row.WardCode == typed) { IsPublic = true, IsCode = true, IsExtra = true },
        ],
        Scope = FollowUpScope.Of<DischargeRow>(row => row.DepartmentCode, row => row.WardCode, row => row.DoctorNo),
        Restricted = db => row => db.Patients.Any(patient => patient.Id == row.PatientId && patient.RestrictedAs != null),
        OpenUrl = row => $"/patients/{row.PatientId}",
        Permissions = FollowUpList.Rights,
    };

    private static Expression<Func<DischargeRow, DateOnly?>> Day => row => row.DischargedOn;

    /// <summary>Somebody has spoken with him, in this round or in one before.</summary>
    internal static IQueryable<FollowUpTask> Asked(CrmDb db) => db.FollowUpTasks.Where(task => task.State == FollowUpState.Done || task.Round > 1);

    /// <summary>Who left alive can be asked.</summary>
    internal static IQueryable<Encounter> Alive(IQueryable<Encounter> stays) => stays.Where(stay => stay.Outcome != ClinicalCodes.Died && stay.DischargeWay != ClinicalCodes.LeftDead);

    private static IQueryable<DischargeRow> Rows(CrmDb db) =>
        from visit in db.Encounters
        where visit.Kind == EncounterKind.Inpatient && visit.EndedOn != null
        select new DischargeRow
        {
            Id = visit.Id,
            PatientId = visit.PatientId,
            Patient = db.Patients.Where(patient => patient.Id == visit.PatientId).Select(patient => patient.Name).FirstOrDefault() ?? "",
            Sex = db.Patients.Where(patient => patient.Id == visit.PatientId).Select(patient => (Sex?)patient.Sex).FirstOrDefault() ?? Sex.Unknown,
            IsRestricted = db.Patients.Any(patient => patient.Id == visit.PatientId && patient.RestrictedAs != null),
            DepartmentCode = visit.DepartmentCode,
            Department = db.Departments.Where(department => department.Code == visit.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
            WardCode = visit.WardCode,
            DoctorNo = visit.DoctorNo,
            Doctor = db.Staff.Where(staff => staff.StaffNo == visit.DoctorNo).Select(staff => staff.Name).FirstOrDefault(),
            Diagnosis = visit.DiagnosisName,
            DischargedOn = visit.EndedOn,
            IsAlive = visit.Outcome != ClinicalCodes.Died && visit.DischargeWay != ClinicalCodes.LeftDead,
            FirstDueOn = db.FollowUpTasks.Where(task => task.EncounterId == visit.Id && task.State != FollowUpState.Cancelled).Min(task => (DateOnly?)task.DueOn),
            IsAsked = db.FollowUpTasks.Any(task => task.EncounterId == visit.Id && (task.State == FollowUpState.Done || task.Round > 1)),
        };

    private static Expression<Func<DischargeRow, bool>> ByName(string typed, ListTools tools)
    {
        var patients = FollowUpNames.Of(typed, tools);
        return row => patients.Contains(row.PatientId);
    }

    private static Expression<Func<DischargeRow, bool>> ByWholeName(string typed, ListTools tools)
    {
        var patients = FollowUpNames.Whole(typed, tools);
        return row => patients.Contains(row.PatientId);
    }
}
