using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>投诉患者随访: called by the office or the call centre, and unknown to the department complained about.</summary>
public sealed class ComplaintFollowUpTests
{
    [Fact]
    public async Task The_office_has_the_patient_called_and_the_department_complained_about_sees_nothing_of_it()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var (id, patient) = await ComplainedAsync(hospital);

        var asked = await AskAsync(hospital, "complaint01", id);

        Assert.Null(asked.Problem);
        var task = await hospital.Hospital.WithDbAsync(db => db.FollowUpTasks.AsNoTracking().SingleAsync());
        Assert.Equal((patient, FollowUpOrigin.Complaint, "9003", FollowUpState.Due), (task.PatientId, task.Origin, task.DepartmentCode, task.State));
        Assert.Equal([task.Id], await QueueAsync(hospital, "agent01"));
        Assert.Equal([task.Id], await QueueAsync(hospital, "complaint01"));
        Assert.Empty(await QueueAsync(hospital, "doctor01"));
        Assert.Empty(await QueueAsync(hospital, "head01"));
    }

    [Fact]
    public async Task Who_is_complained_about_cannot_ask_for_it_and_learns_of_nothing()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var (id, _) = await ComplainedAsync(hospital);

        var byHead = await AskAsync(hospital, "head01", id);
        var byStranger = await AskAsync(hospital, "agent02", id);

        Assert.Equal(("Complaints.Missing", "Complaints.Missing"), (byHead.Problem!.Code, byStranger.Problem!.Code));
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.FollowUpTasks.CountAsync()));
    }

    [Fact]
    public async Task Without_a_patient_with_a_confidential_one_and_without_a_reason_nothing_is_asked()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var (id, patient) = await ComplainedAsync(hospital);
        var nobody = await hospital.RegisterAsync();
        var secret = ComplaintHospital.Form(category: "ethics");
        secret.Patient = patient.Value;
        var confidential = await hospital.RegisterAsync(secret, by: "complaint01");

        Assert.Equal("Complaints.NoPatient", (await AskAsync(hospital, "complaint01", nobody)).Problem!.Code);
        Assert.Equal("Complaints.ConfidentialStays", (await AskAsync(hospital, "complaint01", confidential)).Problem!.Code);
        Assert.Equal("FollowUps.ReasonRequired", Assert.Single((await AskAsync(hospital, "complaint01", id, reason: " ")).Problem!.Fields).Code);
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.FollowUpTasks.CountAsync()));
    }

    [Fact]
    public async Task What_was_asked_because_of_a_complaint_is_not_on_the_archives_axis()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        var (id, patient) = await ComplainedAsync(hospital);
        var task = (await AskAsync(hospital, "complaint01", id)).Value;
        var agent = await hospital.AsAsync("agent01");
        Assert.Null((await hospital.Hospital.Run.RunAsync(agent, (TakeFollowUp use) => use.HandleAsync(task))).Problem);

        Assert.Null((await hospital.Hospital.Run.RunAsync(agent, (RecordFollowUp use) => use.HandleAsync(task, new() { Outcome = FollowUpOutcome.Done, Note = "已恢复" }))).Problem);

        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.CountAsync()));
        Assert.Empty(await hospital.Hospital.WithDbAsync(db => InteractionSources.All.Single(source => source.Kind == InteractionKind.FollowUp).Lines(db).Where(line => line.PatientId == patient).ToListAsync()));
    }

    private static async Task<(Id<Complaint> Complaint, Id<Patient> Patient)> ComplainedAsync(ComplaintHospital hospital)
    {
        var patient = await hospital.Hospital.HaveAsync(new() { Name = "王芳", BirthDate = "1950-01-01", Numbers = [new() { Number = "13800138000" }] });
        var form = ComplaintHospital.Form();
        form.Patient = patient.Value;
        await hospital.AsAsync("head01");
        return (await hospital.RegisterAsync(form), patient);
    }

    private static async Task<Outcome<Id<FollowUpTask>>> AskAsync(ComplaintHospital hospital, string by, Id<Complaint> id, string reason = "了解恢复情况") =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (FollowUpComplaint use) => use.HandleAsync(id, new() { Reason = reason }));

    private static async Task<IEnumerable<Id<FollowUpTask>>> QueueAsync(ComplaintHospital hospital, string by) =>
        (await hospital.Hospital.Run.ReadAsync(await hospital.AsAsync(by), FollowUpList.Due, new())).Value!.Rows.Select(row => row.Id);
}
