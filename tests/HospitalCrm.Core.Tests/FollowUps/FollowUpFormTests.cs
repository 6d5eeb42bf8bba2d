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

/// <summary>The follow-up by the web: sent, proven, answered, and everything that closes the door.</summary>
public sealed class FollowUpFormTests
{
    [Fact]
    public async Task The_patients_own_answers_land_in_the_same_sheet_and_the_follow_up_is_done()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (task, token) = await hospital.SentAsync();
        Assert.Equal(FollowUpState.Waiting, (await hospital.OnlyAsync()).State);
        Assert.Null((await hospital.PaperAsync(token)).Questions);

        var ticket = (await hospital.ProveAsync(token)).Ticket;
        var paper = await hospital.PaperAsync(token, ticket);
        var answer = await hospital.SubmitAsync(token, ticket);

        Assert.Equal((FollowUpHospital.Cardiology, true), (paper.Questions!.Code, answer.Value!.IsDone));
        var record = await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.SingleAsync());
        var sheet = await hospital.Hospital.WithDbAsync(db => db.AnswerSheets.SingleAsync());
        Assert.Equal((AnswerDoor.Web, sheet.Id, "web-form"), (record.Door, record.SheetId, record.By));
        Assert.Equal((FollowUpCompletion.SubjectKind, task.Id.Value, AnswerDoor.Web), (sheet.SubjectKind, sheet.SubjectKey, sheet.Door));
        Assert.Equal(FollowUpState.Done, (await hospital.OnlyAsync()).State);
        Assert.Equal(FormClosed.Used, (await hospital.PaperAsync(token, ticket)).Closed);
    }

    [Fact]
    public async Task A_red_flag_raises_the_alert_at_once_and_the_page_says_what_to_do_each_time_he_returns()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (_, token) = await hospital.SentAsync();
        var ticket = (await hospital.ProveAsync(token)).Ticket;

        await hospital.SubmitAsync(token, ticket, ("chest-pain", "yes"));

        Assert.Equal(AlertState.New, await hospital.Hospital.WithDbAsync(db => db.ClinicalAlerts.Select(alert => alert.State).SingleAsync()));
        Assert.True((await hospital.PaperAsync(token, ticket)).IsUrgent);
        Assert.False((await hospital.PaperAsync(token, ticket: null)).IsUrgent);
    }

    [Fact]
    public async Task Only_the_hash_of_a_link_is_kept_and_staff_never_read_it_in_the_message()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (_, token) = await hospital.SentAsync();
        var reader = await hospital.Hospital.StaffAsync("info01", "周信", [MessagingPermissions.View, .. FollowUpHospital.Nurse]);
        var link = await hospital.LinkAsync();

        var shown = await hospital.Hospital.Run.RunAsync(reader, (ReadMessage use) => use.HandleAsync(link.MessageId!.Value));

        Assert.Equal(OneTimeLinks.HashOf(token), link.TokenHash);
        Assert.Contains(FormHospital.Address + "/f/……", shown.Value!.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(token, shown.Value.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_five_times_locks_the_link_for_him_who_would_be_right_too()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (_, token) = await hospital.SentAsync();

        var left = new List<int>();
        for (var attempt = 0; attempt < FollowUpLink.MostTries; attempt++)
        {
            left.Add((await hospital.ProveAsync(token, "19500102")).TriesLeft);
        }

        Assert.Equal([4, 3, 2, 1, 0], left);
        Assert.Null((await hospital.ProveAsync(token)).Ticket);
        Assert.Equal(FormClosed.Locked, (await hospital.PaperAsync(token)).Closed);
    }

    [Theory]
    [InlineData("1950年1月1日")]
    [InlineData(" 1950-1-1 ")]
    [InlineData("１９５０．０１．０１")]
    public async Task A_birth_date_may_be_written_as_people_write_it(string typed)
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (_, token) = await hospital.SentAsync();

        Assert.NotNull((await hospital.ProveAsync(token, typed)).Ticket);
    }

    [Fact]
    public async Task Nobody_submits_without_proof_nor_with_that_of_another_link()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (_, token) = await hospital.SentAsync();
        var other = await hospital.DueAsync("李娜");
        await hospital.SendFormAsync(await hospital.Hospital.StaffAsync("nurse02", "张敏", FollowUpHospital.Nurse), other);
        var foreign = (await hospital.ProveAsync(await hospital.TokenAsync())).Ticket;

        var without = await hospital.SubmitAsync(token, ticket: null);
        var with = await hospital.SubmitAsync(token, foreign);
        hospital.Hospital.Clock.Advance(FormTicket.Life + TimeSpan.FromMinutes(1));
        var late = await hospital.SubmitAsync(token, (await hospital.ProveAsync(token)).Ticket![..^2]);

        Assert.All([without, with, late], answer => Assert.True(answer.Value!.NeedsProof));
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.CountAsync()));
    }

    [Fact]
    public async Task Two_tabs_and_a_reload_are_one_answer()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (_, token) = await hospital.SentAsync();
        var ticket = (await hospital.ProveAsync(token)).Ticket;

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => hospital.SubmitAsync(token, ticket)));

        Assert.Single(answers, answer => answer.Value is { IsDone: true });
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.AnswerSheets.CountAsync()));
    }

    [Fact]
    public async Task Who_rings_meanwhile_is_told_that_the_patient_was_first()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (task, token) = await hospital.SentAsync();
        var ticket = (await hospital.ProveAsync(token)).Ticket;
        var nurse = await hospital.Hospital.StaffAsync("nurse03", "孙悦", FollowUpHospital.Nurse);
        await hospital.TakeAsync(nurse, task);

        await hospital.SubmitAsync(token, ticket);
        var saved = await hospital.RecordAsync(nurse, task, await hospital.AnsweredAsync());

        Assert.Equal("FollowUps.AnsweredByHimself", saved.Problem!.Code);
        Assert.Equal(1, await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.CountAsync()));
    }

    [Fact]
    public async Task Whose_follow_up_was_done_by_telephone_meanwhile_is_told_so()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (task, token) = await hospital.SentAsync();
        var ticket = (await hospital.ProveAsync(token)).Ticket;
        var nurse = await hospital.Hospital.StaffAsync("nurse03", "孙悦", FollowUpHospital.Nurse);
        await hospital.TakeAsync(nurse, task);
        await hospital.RecordAsync(nurse, task, await hospital.AnsweredAsync());

        var late = await hospital.SubmitAsync(token, ticket);

        Assert.Equal(FormClosed.AnsweredByTelephone, late.Value!.Closed);
        Assert.Equal(AnswerDoor.Agent, await hospital.Hospital.WithDbAsync(db => db.FollowUpRecords.Select(record => record.Door).SingleAsync()));
    }

    [Fact]
    public async Task A_death_closes_the_link_and_stops_the_message_that_still_waits()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (task, token) = await hospital.SentAsync();
        var nurse = await hospital.Hospital.StaffAsync("nurse03", "孙悦", FollowUpHospital.Nurse);
        await hospital.TakeAsync(nurse, task);

        await hospital.RecordAsync(nurse, task, new() { Outcome = FollowUpOutcome.Died });

        Assert.Equal(FormClosed.Over, (await hospital.PaperAsync(token)).Closed);
        Assert.NotNull((await hospital.LinkAsync()).WithdrawnAt);
        Assert.NotEqual(MessageState.Queued, await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.Select(message => message.State).SingleAsync()));
    }

    [Fact]
    public async Task A_link_opens_for_its_days_and_the_queue_has_the_patient_again_after_its_hours()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (_, token) = await hospital.SentAsync();
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(25));
        await hospital.RunAsync();
        Assert.Equal(FollowUpState.Due, (await hospital.OnlyAsync()).State);
        Assert.Null((await hospital.PaperAsync(token)).Closed);

        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(6));

        Assert.Equal(FormClosed.Expired, (await hospital.PaperAsync(token)).Closed);
        Assert.Equal(FormClosed.Unknown, (await hospital.PaperAsync(new string('A', 22))).Closed);
        Assert.Equal(FormClosed.Unknown, (await hospital.PaperAsync("../../etc/passwd")).Closed);
    }

    [Fact]
    public async Task What_is_missing_is_told_by_question_and_nothing_is_kept()
    {
        await using var hospital = await FollowUpHospital.OpenAsync();
        var (_, token) = await hospital.SentAsync();
        var ticket = (await hospital.ProveAsync(token)).Ticket;
        var form = await hospital.AnsweredAsync();

        var empty = await hospital.Hospital.Run.RunAsync(FormHospital.Patient, (SubmitFollowUpForm use) => use.HandleAsync(token, ticket, form.Edition!.Value, Answers.None));
        var foreign = await hospital.Hospital.Run.RunAsync(FormHospital.Patient, (SubmitFollowUpForm use) => use.HandleAsync(token, ticket, Guid.NewGuid(), Answers.FromJson(form.Answers)));

        Assert.Contains(empty.Value!.Problems, problem => problem.Code == "Questionnaires.AnswerNeeded");
        Assert.True(foreign.Value!.HasChanged);
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.AnswerSheets.CountAsync()));
    }
}
