using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>Who gets a form, when, and who does not.</summary>
public sealed class FormSendingTests
{
    [Fact]
    public async Task Nobody_gets_a_form_who_did_not_consent_and_what_he_says_on_the_telephone_is_in_the_ledger()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        hospital.Open();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();

        var unasked = await hospital.SendFormAsync(nurse, task, consents: false);
        var asked = await hospital.SendFormAsync(nurse, task, consents: true);

        Assert.Equal("FollowUps.FormNeedsConsent", unasked.Problem!.Code);
        Assert.Null(asked.Problem);
        var entry = await hospital.Hospital.WithDbAsync(db => db.ConsentEntries.SingleAsync());
        Assert.Equal((ConsentChannel.Sms, ConsentPurpose.Service, ConsentState.Given, "nurse01"), (entry.Channel, entry.Purpose, entry.State, entry.By));
    }

    [Theory]
    [InlineData(ConsentState.Withdrawn)]
    [InlineData(ConsentState.Refused)]
    public async Task Who_wants_no_messages_gets_none_whatever_is_ticked(ConsentState said)
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        hospital.Open();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();
        await hospital.ConsentAsync(task.PatientId, said);

        var sent = await hospital.SendFormAsync(nurse, task);

        Assert.Equal(("FollowUps.FormNotOffered", FormHindrance.Refused), (sent.Problem!.Code, (FormHindrance)sent.Problem.Args[0]!));
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()));
    }

    [Fact]
    public async Task Without_an_address_the_door_is_not_offered_and_says_why()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();

        var shown = await hospital.Hospital.Run.RunAsync(nurse, (ReadFollowUp use) => use.HandleAsync(task.Id));
        var sent = await hospital.SendFormAsync(nurse, task);

        Assert.Equal(FormHindrance.NoAddress, shown.Value!.Form!.Hindrance);
        Assert.Equal("FollowUps.FormNotOffered", sent.Problem!.Code);
    }

    [Theory]
    [InlineData("http://crm.example.cn")]
    [InlineData("https://crm.example.cn/form")]
    [InlineData("crm.example.cn")]
    [InlineData("javascript:alert(1)")]
    public void An_address_that_is_no_safe_origin_is_refused(string typed) =>
        Assert.Equal("FollowUps.FormAddressWrong", Assert.Throws<RuleViolation>(() => FormParameters.Address.Check(typed)).Code);

    [Fact]
    public async Task A_second_form_is_not_sent_while_one_is_open()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (task, _) = await hospital.SentAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse03", "孙悦", FollowUpHospital.Nurse);

        var again = await hospital.SendFormAsync(nurse, task);

        Assert.Equal(FormHindrance.AlreadySent, again.Problem!.Args[0]);
    }

    [Fact]
    public async Task After_two_calls_nobody_answered_the_form_goes_out_by_itself_once()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        hospital.Open();
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();
        await hospital.ConsentAsync(task.PatientId);
        await MissAsync(hospital, nurse, task);
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.FollowUpLinks.CountAsync()));

        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(5));
        await hospital.RunAsync();
        await MissAsync(hospital, nurse, task);

        Assert.Equal((1, FollowUpState.Waiting), (await hospital.Hospital.WithDbAsync(db => db.FollowUpLinks.CountAsync()), (await hospital.OnlyAsync()).State));
        Assert.NotNull((await hospital.OnlyAsync()).FormSentAt);
    }

    [Fact]
    public async Task After_two_calls_one_who_did_not_consent_is_only_called()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        hospital.Open((FormParameters.AfterAttempts.Key, "1"));
        var nurse = await hospital.Hospital.StaffAsync("nurse01", "何佳佳", FollowUpHospital.Nurse);
        var task = await hospital.DueAsync();

        await MissAsync(hospital, nurse, task);

        Assert.Equal((0, FollowUpState.Waiting), (await hospital.Hospital.WithDbAsync(db => db.FollowUpLinks.CountAsync()), (await hospital.OnlyAsync()).State));
    }

    [Fact]
    public async Task A_step_that_begins_with_the_form_sends_it_when_its_day_comes_and_rings_where_it_cannot()
    {
        await using var hospital = await FollowUpHospital.OpenAsync(withPlan: false);
        hospital.Open();
        var plan = FollowUpHospital.Plan("心内科出院回访", "1001", (7, StepFrom.Discharge));
        plan.SendForms([1]);
        await hospital.Hospital.AddAsync(plan);
        var (willing, silent) = (await hospital.PatientAsync("王芳"), await hospital.PatientAsync("李娜"));
        await hospital.ConsentAsync(willing);
        await hospital.LeftAsync(willing);
        await hospital.LeftAsync(silent);
        await hospital.RunAsync();

        var sent = await hospital.RunAsync<SendDueForms>();
        var again = await hospital.RunAsync<SendDueForms>();

        Assert.Equal((1, 0), (sent, again));
        var tasks = await hospital.TasksAsync();
        Assert.Equal(FollowUpState.Waiting, tasks.Single(task => task.PatientId == willing).State);
        Assert.Equal((FollowUpState.Due, null), (tasks.Single(task => task.PatientId == silent).State, tasks.Single(task => task.PatientId == silent).StartsByForm));
    }

    [Fact]
    public async Task In_the_quiet_hours_the_message_waits_until_they_end()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(14));
        await hospital.SentAsync();

        var message = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.SingleAsync());

        Assert.Equal((MessageState.Queued, MessageReason.QuietHours), (message.State, message.Reason));
    }

    [Fact]
    public async Task Asked_again_he_gets_another_link_and_the_old_one_stays_closed()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (task, token) = await hospital.SentAsync();
        var ticket = (await hospital.ProveAsync(token)).Ticket;
        await hospital.SubmitAsync(token, ticket);
        var lead = await hospital.Hospital.StaffAsync("lead01", "赵班长", FollowUpHospital.Nurse);
        var record = await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.Select(record => record.Id).SingleAsync());
        await hospital.Hospital.Run.RunAsync(lead, (RedoFollowUps use) => use.HandleAsync([record]));

        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));
        var sent = await hospital.SendFormAsync(lead, task);
        var fresh = await hospital.TokenAsync();

        Assert.Null(sent.Problem);
        Assert.NotEqual(token, fresh);
        Assert.Equal(FormClosed.Used, (await hospital.PaperAsync(token, ticket)).Closed);
        Assert.Null((await hospital.PaperAsync(fresh)).Closed);
    }

    private static async Task MissAsync(FollowUpHospital hospital, Actor nurse, FollowUpTask task)
    {
        await hospital.TakeAsync(nurse, task);
        Assert.Null((await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.NoAnswer })).Problem);
    }
}
