using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>已回访, 重新回访, and the answer that is a red flag.</summary>
public sealed class FollowUpDoneTests
{
    [Fact]
    public async Task What_was_answered_is_kept_and_read_back()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);

        var answer = await hospital.RecordAsync(nurse, task, await hospital.AnsweredAsync());
        var sheet = (await hospital.Hospital.Run.RunAsync(nurse, (ReadFollowUp use) => use.HandleAsync(task.Id))).Value!;

        Assert.Equal((FollowUpState.Done, null), (answer.Value!.State, answer.Value.Alert));
        var record = Assert.Single(sheet.Records);
        Assert.Equal(("何佳佳", "恢复良好", FollowUpHospital.Cardiology, true), (record.By, record.Note, record.Sheet!.Code, record.Sheet.IsGenuine));
        Assert.Equal(["何佳佳"], (await hospital.Hospital.Run.ReadAsync(nurse, FollowUpDoneList.Definition, new())).Value!.Rows.Select(row => row.Caller));
    }

    [Fact]
    public async Task Without_answers_and_without_a_note_nothing_is_done()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();
        await hospital.TakeAsync(nurse, task);
        var empty = await hospital.AnsweredAsync();
        empty.Answers = "";

        var unanswered = await hospital.RecordAsync(nurse, task, empty);
        var nothing = await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Done });
        var none = await hospital.RecordAsync(nurse, task, new());

        Assert.Equal("Questionnaires.Answers", unanswered.Problem!.Code);
        Assert.Equal("FollowUps.NothingSaid", nothing.Problem!.Code);
        Assert.Equal("FollowUps.OutcomeRequired", Assert.Single(none.Problem!.Fields).Code);
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.CountAsync()));
    }

    [Fact]
    public async Task Asked_again_he_is_in_the_queue_in_a_new_round_and_the_old_record_stays()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await DoneAsync(hospital, nurse);
        var record = await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.SingleAsync());

        var redone = await hospital.Hospital.Run.RunAsync(nurse, (RedoFollowUps use) => use.HandleAsync([record.Id]));
        var twice = await hospital.Hospital.Run.RunAsync(nurse, (RedoFollowUps use) => use.HandleAsync([record.Id]));
        await hospital.TakeAsync(nurse, task);
        await hospital.RecordAsync(nurse, task, await hospital.AnsweredAsync());

        Assert.Null(redone.Problem);
        Assert.Equal("FollowUps.AlreadyOpen", twice.Problem!.Code);
        Assert.Equal([1, 2], await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.OrderBy(known => known.Round).Select(known => known.Round).ToListAsync()));
    }

    [Fact]
    public async Task Chest_pain_raises_an_alert_that_climbs_until_somebody_acknowledges()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        hospital.Hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string>
        {
            [AlertParameters.DepartmentPhones.Key] = "1001=13911111111",
            [AlertParameters.HospitalPhone.Key] = "13922222222",
        });
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var doctor = await hospital.Hospital.StaffAsync("doctor01", "高志远", FollowUpHospital.Doctor);
        var task = await DoneAsync(hospital, nurse, "doctor01", ("chest-pain", "yes"));

        var raised = await OnlyAsync(hospital);
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(16));
        await hospital.RunAsync<EscalateAlerts>();
        var second = await OnlyAsync(hospital);
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(16));
        await hospital.RunAsync<EscalateAlerts>();
        await hospital.RunAsync<EscalateAlerts>();
        var third = await OnlyAsync(hospital);

        Assert.Equal((AlertState.New, AlertLevel.Doctor, "doctor01", task.PatientId), (raised.State, raised.Level, raised.DoctorNo, raised.PatientId));
        Assert.Equal((AlertLevel.Department, AlertLevel.Hospital, 3), (second.Level, third.Level, third.Told));
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        var told = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.Where(message => message.Source == AlertDesk.Source).OrderBy(message => message.Id).ToListAsync());
        Assert.Equal(["13911111111", "13922222222"], told.Select(message => vault.Open(OutboundMessage.ToPurpose, message.To)));
        Assert.All(told, message => Assert.DoesNotContain("王芳", vault.Open(OutboundMessage.TextPurpose, message.Text), StringComparison.Ordinal));

        Assert.Null((await hospital.Hospital.Run.RunAsync(doctor, (AcknowledgeAlert use) => use.HandleAsync(raised.Id))).Problem);
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(3));
        await hospital.RunAsync<EscalateAlerts>();
        Assert.Equal((AlertState.Acknowledged, "doctor01", 3), ((await OnlyAsync(hospital)).State, (await OnlyAsync(hospital)).AcknowledgedBy, (await OnlyAsync(hospital)).Told));
        Assert.Equal(1, (await hospital.Hospital.Run.RunAsync(doctor, (CountFollowUps use) => use.HandleAsync())).Value!.Alerts);
        Assert.Equal("FollowUps.ActionNeeded", (await hospital.Hospital.Run.RunAsync(doctor, (HandleAlert use) => use.HandleAsync(raised.Id, " "))).Problem!.Code);
        Assert.Null((await hospital.Hospital.Run.RunAsync(doctor, (HandleAlert use) => use.HandleAsync(raised.Id, "已电话嘱患者来院急诊"))).Problem);
        Assert.Equal("FollowUps.AlertHandled", (await hospital.Hospital.Run.RunAsync(doctor, (HandleAlert use) => use.HandleAsync(raised.Id, "再次"))).Problem!.Code);
        Assert.Equal(0, (await hospital.Hospital.Run.RunAsync(doctor, (CountFollowUps use) => use.HandleAsync())).Value!.Alerts);
    }

    [Fact]
    public async Task Without_a_doctor_the_department_is_told_first()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);

        await DoneAsync(hospital, nurse, "gone01", ("chest-pain", "yes"));

        Assert.Equal((AlertLevel.Department, null), ((await OnlyAsync(hospital)).Level, (await OnlyAsync(hospital)).DoctorNo));
    }

    [Fact]
    public async Task The_numbers_are_whole_to_who_took_the_patient_and_each_look_is_on_record()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync("王芳", null, "13900000001");

        var before = (await hospital.Hospital.Run.RunAsync(nurse, (ReadFollowUp use) => use.HandleAsync(task.Id))).Value!;
        await hospital.TakeAsync(nurse, task);
        var after = (await hospital.Hospital.Run.RunAsync(nurse, (ReadFollowUp use) => use.HandleAsync(task.Id))).Value!;

        Assert.Equal(("139****0001", "13900000001"), (before.Numbers[0].Text, after.Numbers[0].Text));
        Assert.Equal(
            ["follow-up", "follow-up numbers"],
            await hospital.Hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Act == AuditAct.Viewed && entry.PatientId == task.PatientId.Value).OrderBy(entry => entry.Seq).Select(entry => entry.Purpose).ToListAsync()));
    }

    [Fact]
    public async Task Of_a_restricted_archive_nothing_is_shown_that_one_could_ring()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();
        await hospital.Hospital.WithDbAsync(db => db.Patients.ExecuteUpdateAsync(set => set.SetProperty(patient => patient.RestrictedAs, Restriction.Vip)));

        var sheet = (await hospital.Hospital.Run.RunAsync(nurse, (ReadFollowUp use) => use.HandleAsync(task.Id))).Value!;

        Assert.True(sheet.IsClosed);
        Assert.Equal("王*", sheet.Patient);
        Assert.Empty(sheet.Numbers);
        Assert.Null(sheet.Stay);
    }

    private static async Task<FollowUpTask> DoneAsync(FollowUpHospital hospital, Actor nurse, string? doctor = null, params (string, string)[] answers)
    {
        var task = await hospital.DueAsync(doctor: doctor);
        await hospital.TakeAsync(nurse, task);
        var saved = await hospital.RecordAsync(nurse, task, await hospital.AnsweredAsync(answers));
        Assert.Null(saved.Problem);
        return task;
    }

    private static Task<ClinicalAlert> OnlyAsync(FollowUpHospital hospital) => hospital.Hospital.WithDbAsync(db => db.ClinicalAlerts.AsNoTracking().SingleAsync());
}
