using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.FollowUps.Register;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.FollowUps;

/// <summary>已回访, by the time of the call. Its workbook is the hospital's 出院患者随访登记本.</summary>
public static class FollowUpDoneList
{
    public static readonly ListDefinition<FollowUpDoneRow> Definition = new("done")
    {
        Source = db =>
            from record in db.FollowUpRecords
            select new FollowUpDoneRow
            {
                Id = record.Id,
                TaskId = record.TaskId,
                At = record.At,
                PatientId = record.PatientId,
                Patient = db.Patients.Where(patient => patient.Id == record.PatientId).Select(patient => patient.Name).FirstOrDefault() ?? "",
                IsRestricted = db.Patients.Any(patient => patient.Id == record.PatientId && patient.RestrictedAs != null),
                Sex = db.Patients.Where(patient => patient.Id == record.PatientId).Select(patient => (Sex?)patient.Sex).FirstOrDefault() ?? Sex.Unknown,
                MedicalRecordNo = db.Patients.Where(patient => patient.Id == record.PatientId).Select(patient => patient.MedicalRecordNo).FirstOrDefault(),
                DepartmentCode = record.DepartmentCode,
                Department = db.Departments.Where(department => department.Code == record.DepartmentCode).Select(department => department.Name).FirstOrDefault(),
                WardCode = record.WardCode,
                AssigneeNo = record.AssigneeNo,
                Plan = db.FollowUpPlans.Where(plan => plan.Id == record.PlanId).Select(plan => plan.Name).FirstOrDefault(),
                Step = record.Step,
                Round = record.Round,
                Diagnosis = db.FollowUpTasks.Where(task => task.Id == record.TaskId).Select(task => db.Encounters.Where(visit => visit.Id == task.EncounterId).Select(visit => visit.DiagnosisName).FirstOrDefault()).FirstOrDefault(),
                DischargedOn = record.DischargedOn,
                DueOn = record.DueOn,
                FlagCount = record.FlagCount,
                BirthOn = db.Patients.Where(patient => patient.Id == record.PatientId).Select(patient => patient.BirthOn).FirstOrDefault(),
                BirthPrecision = db.Patients.Where(patient => patient.Id == record.PatientId).Select(patient => (DatePrecision?)patient.BirthPrecision).FirstOrDefault() ?? DatePrecision.Unknown,
                InpatientNo = db.FollowUpTasks.Where(task => task.Id == record.TaskId).Select(task => db.Encounters.Where(visit => visit.Id == task.EncounterId).Select(visit => visit.InpatientNo).FirstOrDefault()).FirstOrDefault(),
                Phone = db.ContactNumbers.Where(number => number.PatientId == record.PatientId).OrderBy(number => number.ContactPersonId != null).ThenBy(number => number.Priority)
                    .Select(number => (Sealed?)number.Number).FirstOrDefault(),
                Note = record.Note,
                SheetId = record.SheetId,
                By = record.By,
                Caller = db.Staff.Where(staff => staff.StaffNo == record.By).Select(staff => staff.Name).FirstOrDefault(),
                Door = record.Door,
            },
        Key = ListKey<FollowUpDoneRow>.By(row => row.Id),
        SortedDescending = true,
        ShowsPatients = true,
        PatientOf = row => row.PatientId.Value,
        Prepare = RegisterWords.OpenAsync,
        Columns =
        [
            new("At", row => row.At) { Width = "130px", IsShown = true },
            new("Patient", (row, tools) => tools.Name(row.Patient, row.IsRestricted)) { Width = "92px", IsShown = true },
            new("Sex", row => row.Sex) { Width = "52px" },
            new("MedicalRecordNo", row => row.MedicalRecordNo) { Width = "100px" },
            new("Department", row => row.Department ?? row.DepartmentCode) { Width = "92px" },
            new("Diagnosis", (row, tools) => tools.Covers(row.IsRestricted) ? null : row.Diagnosis),
            new("DischargedOn", row => row.DischargedOn) { Width = "100px" },
            new("Plan", row => row.Plan) { Width = "130px" },
            new("Step", row => row.Step) { Width = "64px" },
            new("Round", row => row.Round) { Width = "64px", IsExtra = true },
            new("DueOn", row => row.DueOn) { Width = "100px", IsExtra = true },
            new("FlagCount", row => row.FlagCount) { Width = "72px" },
            new("Door", row => row.Door) { Width = "90px" },
            new("By", row => row.Caller ?? (row.Door == AnswerDoor.Agent ? row.By : null)) { Width = "84px" },
            new("Age", (row, tools) => RegisterWords.Age(row, tools)) { Width = "60px", IsExtra = true },
            new("InpatientNo", row => row.InpatientNo) { Width = "100px", IsExtra = true },
            new("Phone", RegisterWords.Phone) { Width = "110px", IsExtra = true },
            new("Situation", RegisterWords.Situation) { Width = "240px", IsExtra = true },
            new("Guidance", RegisterWords.Guidance) { Width = "240px", IsExtra = true },
            new("PatientSays", RegisterWords.PatientSays) { Width = "160px", IsExtra = true },
        ],
        Filters =
        [
            new("name", FilterKind.Text, ByName) { Whole = ByWholeName },
            new("calledOn", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Parse(typed);
                return row => row.At >= from && row.At < to;
            }) { IsPublic = true, IsShown = true },
            new("department", FilterKind.Text, (typed, tools) =>
            {
                var codes = tools.Db.Departments.Where(department => department.Code == typed || department.Name.Contains(typed)).Select(department => department.Code);
                return row => codes.Contains(row.DepartmentCode);
            }) { IsShareable = true },
            new("hasFlags", FilterKind.Choice, (typed, _) => typed == bool.TrueString ? row => row.FlagCount > 0 : row => row.FlagCount == 0) { Choices = [bool.TrueString, bool.FalseString], IsPublic = true, IsExtra = true },
            new("departmentCode", FilterKind.Text, (typed, _) => row => row.DepartmentCode == typed) { IsPublic = true, IsCode = true, IsExtra = true, IsShown = true },
            new("wardCode", FilterKind.Text, (typed, _) => row => row.WardCode == typed) { IsPublic = true, IsCode = true, IsExtra = true, IsShown = true },
            new("door", FilterKind.Choice, (typed, _) => Enum.TryParse<AnswerDoor>(typed, out var door) ? row => row.Door == door : row => false) { Choices = Enum.GetNames<AnswerDoor>(), IsPublic = true, IsExtra = true },
            new("by", FilterKind.Text, (typed, _) => row => row.By == typed) { IsPublic = true, IsCode = true, IsExtra = true, IsShown = true },
        ],
        Scope = FollowUpScope.Of<FollowUpDoneRow>(row => row.DepartmentCode, row => row.WardCode, row => row.AssigneeNo),
        Restricted = db => row => db.Patients.Any(patient => patient.Id == row.PatientId && patient.RestrictedAs != null),
        OpenUrl = row => $"/follow-ups/{row.TaskId}?round={row.Round}",
        Permissions = new(FollowUpPermissions.View)
        {
            SeeNames = PatientPermissions.SeeNames,
            SeeRestricted = PatientPermissions.SeeRestricted,
            Export = FollowUpPermissions.Export,
        },
    };

    private static Expression<Func<FollowUpDoneRow, bool>> ByName(string typed, ListTools tools)
    {
        var patients = FollowUpNames.Of(typed, tools);
        return row => patients.Contains(row.PatientId);
    }

    private static Expression<Func<FollowUpDoneRow, bool>> ByWholeName(string typed, ListTools tools)
    {
        var patients = FollowUpNames.Whole(typed, tools);
        return row => patients.Contains(row.PatientId);
    }
}
