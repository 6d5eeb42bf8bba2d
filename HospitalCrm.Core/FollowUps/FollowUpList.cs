using System.Linq.Expressions;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.FollowUps;

/// <summary>待回访: what is due, the most important and longest waiting first, each with why. And what is not in the queue yet or any more.</summary>
public static class FollowUpList
{
    internal static readonly ListPermissions Rights = new(FollowUpPermissions.View)
    {
        SeeNames = PatientPermissions.SeeNames,
        SeeRestricted = PatientPermissions.SeeRestricted,
        Export = FollowUpPermissions.Export,
    };

    public static readonly ListDefinition<FollowUpRow> Due = new("follow-ups")
    {
        Source = db => Rows(db).Where(row => row.QueueRank != null),
        Key = ListKey<FollowUpRow>.By(row => row.Id),
        SortedBy = "Why",
        ShowsPatients = true,
        PatientOf = row => row.PatientId.Value,
        Columns =
        [
            new("Patient", (row, tools) => tools.Name(row.Patient, row.IsRestricted)) { Width = "92px", IsShown = true },
            new("Sex", row => row.Sex) { Width = "52px" },
            new("Age", (row, tools) => Age(row, tools)) { Width = "60px" },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "92px" },
            new("Diagnosis", (row, tools) => tools.Covers(row.IsRestricted) ? null : row.Diagnosis) { Width = "120px" },
            new("DischargedOn", row => row.DischargedOn) { Width = "100px" },
            new("Why", (row, tools) => FollowUpWhy.Of(row, tools.Clock.Today())) { SortKey = Rank, IsShown = true },
            new("Caller", row => row.Caller) { Width = "90px", IsExtra = true },
            new("State", row => row.State) { Width = "110px", IsExtra = true },
            new("Assignee", row => row.Assignee ?? row.AssigneeNo) { Width = "84px", IsExtra = true },
            new("Importance", row => row.Importance) { Width = "80px", IsExtra = true },
            new("DueOn", row => row.DueOn) { Width = "100px", IsExtra = true },
            new("Attempts", row => row.Attempts) { Width = "70px", IsExtra = true },
        ],
        Filters = FollowUpFilters.All,
        Scope = FollowUpScope.Of<FollowUpRow>(row => row.DepartmentCode, row => row.WardCode, row => row.AssigneeNo),
        Restricted = db => row => db.Patients.Any(patient => patient.Id == row.PatientId && patient.RestrictedAs != null),
        OpenUrl = row => $"/follow-ups/{row.Id}",
        Permissions = Rights,
    };

    public static readonly ListDefinition<FollowUpRow> Others = new("follow-ups-other")
    {
        Source = db => Rows(db).Where(row => row.QueueRank == null),
        Key = ListKey<FollowUpRow>.By(row => row.Id),
        SortedDescending = true,
        ShowsPatients = true,
        PatientOf = row => row.PatientId.Value,
        Columns =
        [
            new("Patient", (row, tools) => tools.Name(row.Patient, row.IsRestricted)) { Width = "92px", IsShown = true },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "92px" },
            new("DischargedOn", row => row.DischargedOn) { Width = "100px" },
            new("State", row => row.State) { Width = "110px" },
            new("DueOn", row => row.DueOn) { Width = "100px" },
            new("ReadyAt", row => row.ReadyAt) { Width = "130px" },
            new("Why", (row, tools) => FollowUpWhy.Of(row, tools.Clock.Today())) { IsShown = true },
        ],
        Filters = [new("followUpState", FilterKind.Choice, ByState) { Choices = OtherStates, IsPublic = true, IsShown = true }, .. FollowUpFilters.All],
        Scope = FollowUpScope.Of<FollowUpRow>(row => row.DepartmentCode, row => row.WardCode, row => row.AssigneeNo),
        Restricted = db => row => db.Patients.Any(patient => patient.Id == row.PatientId && patient.RestrictedAs != null),
        OpenUrl = row => $"/follow-ups/{row.Id}",
        Permissions = Rights,
    };

    private static string[] OtherStates => [.. Enum.GetNames<FollowUpState>().Except([nameof(FollowUpState.Due), nameof(FollowUpState.Leased)])];

    private static Expression<Func<FollowUpRow, long?>> Rank => row => row.QueueRank;

    internal static Age? Age(FollowUpRow row, ListTools tools) =>
        row.BirthOn is { } first && !tools.Covers(row.IsRestricted) ? BirthDate.Of(first, row.BirthPrecision).AgeOn(tools.Clock.Today()) : null;

    private static Expression<Func<FollowUpRow, bool>> ByState(string typed, ListTools tools) =>
        Enum.TryParse<FollowUpState>(typed, out var state) ? row => row.State == state : row => false;

    internal static IQueryable<FollowUpRow> Rows(CrmDb db) =>
        from task in db.FollowUpTasks

            // Of the archive only what is asked for, and no join: the total of 200,000 tasks must stay inside the queue's index.
        select new FollowUpRow
        {
            Id = task.Id,
            PatientId = task.PatientId,
            Patient = db.Patients.Where(patient => patient.Id == task.PatientId).Select(patient => patient.Name).FirstOrDefault() ?? "",
            Sex = db.Patients.Where(patient => patient.Id == task.PatientId).Select(patient => (Sex?)patient.Sex).FirstOrDefault() ?? Sex.Unknown,
            BirthOn = db.Patients.Where(patient => patient.Id == task.PatientId).Select(patient => patient.BirthOn).FirstOrDefault(),
            BirthPrecision = db.Patients.Where(patient => patient.Id == task.PatientId).Select(patient => (DatePrecision?)patient.BirthPrecision).FirstOrDefault() ?? DatePrecision.Unknown,
            IsRestricted = db.Patients.Any(patient => patient.Id == task.PatientId && patient.RestrictedAs != null),
            DepartmentCode = task.DepartmentCode,
            Department = db.Departments.Where(department => department.Code == task.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
            WardCode = task.WardCode,
            AssigneeNo = task.AssigneeNo,
            Assignee = db.Staff.Where(staff => staff.StaffNo == task.AssigneeNo).Select(staff => staff.Name).FirstOrDefault(),
            Caller = task.Caller,
            Origin = task.Origin,
            Plan = db.FollowUpPlans.Where(plan => plan.Id == task.PlanId).Select(plan => plan.Name).FirstOrDefault(),
            Step = task.Step,
            Diagnosis = db.Encounters.Where(visit => visit.Id == task.EncounterId).Select(visit => visit.DiagnosisName).FirstOrDefault(),
            DischargedOn = task.DischargedOn,
            Importance = task.Importance,
            DueOn = task.DueOn,
            ReadyAt = task.ReadyAt,
            State = task.State,
            QueueRank = task.QueueRank,
            Lot = task.Lot,
            Round = task.Round,
            Attempts = task.Attempts,
            LastOutcome = task.LastOutcome,
            FormSentAt = task.FormSentAt,
            LeaseBy = task.LeaseBy,
            Holder = db.Staff.Where(staff => staff.StaffNo == task.LeaseBy).Select(staff => staff.Name).FirstOrDefault(),
            LeaseUntil = task.LeaseUntil,
            EndedAt = task.EndedAt,
            DaysLate = task.DaysLate,
        };
}
