using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>From the queue to the wire, and what becomes of every kind of answer.</summary>
public sealed class DispatchTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_is_queued_is_sent_once_with_an_attempt_a_part_and_its_cost(TestDatabase database)
    {
        await using var hospital = await MessagingHospital.OpenAsync(database, new FakeChannel("gateway", FakeChannel.Answer(SendOutcome.Accepted("a", "b"))));
        hospital.Start();

        var answer = await hospital.TakeAsync(hospital.Notice("n1") with { Text = new('药', 100) });

        var sent = await hospital.UntilAsync(answer.Id, MessageState.Sent);
        Assert.Equal((1, "gateway", 2, 136), (sent.Attempts, sent.Channel, sent.Parts, sent.CostLi));
        Assert.Equal([(1, 1, "a"), (1, 2, "b")], (await hospital.AttemptsAsync(answer.Id)).Select(attempt => (attempt.Number, attempt.Part, attempt.Reference!)));
        Assert.Equal((Forms.Phone, new string('药', 100)), hospital.Channels[0].Given.Select(given => (given.To, given.Text)).Single());
    }

    [Fact]
    public async Task What_a_room_queued_in_its_own_transaction_goes_out_when_it_is_saved()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Start();

        var answer = (await hospital.AddAsync(hospital.Notice("n1")))[0];

        await hospital.UntilAsync(answer.Id, MessageState.Sent);
    }

    [Fact]
    public async Task A_code_overtakes_everything_that_waits()
    {
        var wire = new TaskCompletionSource();
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("modem", async _ =>
        {
            await wire.Task;
            return SendOutcome.Accepted("r");
        }, window: 1, SmsChannelKind.GsmModem));
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        await hospital.ConsentAsync(wang);
        hospital.Set((MessagingParameters.PromotionsPerDay, "0"), (MessagingParameters.MessagesPerCardAndMinute, "0"));
        await hospital.AddAsync([.. Enumerable.Range(0, 50).Select(at => hospital.Promotion("p" + at, patient: wang))]);
        hospital.Start();
        await UntilAsync(() => hospital.Channels[0].Given.Count == 1);

        var code = await hospital.TakeAsync(hospital.Code("4711"));
        wire.SetResult();

        await hospital.UntilAsync(code.Id, MessageState.Sent);
        Assert.Equal("验证码4711", hospital.Channels[0].Given.ElementAt(1).Text);
    }

    [Fact]
    public async Task What_was_refused_for_good_is_not_tried_again()
    {
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", FakeChannel.Answer(SendOutcome.Refused("cms-28"))));
        hospital.Start();

        var answer = await hospital.TakeAsync(hospital.Notice("n1"));

        var failed = await hospital.UntilAsync(answer.Id, MessageState.Failed);
        Assert.Equal((MessageReason.RefusedByChannel, "cms-28", 0), (failed.Reason, failed.LastCode, failed.CostLi));
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again_later_each_time_and_in_the_end_somebody_is_told()
    {
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", FakeChannel.Answer(SendOutcome.Temporary("http-503"))));
        hospital.Set((MessagingParameters.MostTries, "3"));
        hospital.Start();
        var answer = await hospital.TakeAsync(hospital.Notice("n1"));
        var first = await hospital.UntilAsync(answer.Id, message => message.Failures == 1);
        var wait = first.NotBefore - hospital.Clock.GetUtcNow();
        hospital.Clock.Advance(TimeSpan.FromSeconds(40));
        await hospital.UntilAsync(answer.Id, message => message.Failures == 2);
        hospital.Clock.Advance(TimeSpan.FromMinutes(3));

        var dead = await hospital.UntilAsync(answer.Id, MessageState.Dead);

        Assert.InRange(wait, TimeSpan.FromSeconds(27), TimeSpan.FromSeconds(33));
        Assert.Equal((MessageReason.Retry, MessageReason.TriesUsedUp, 3), (first.Reason, dead.Reason, dead.Attempts));
        Assert.All(await hospital.AttemptsAsync(answer.Id), attempt => Assert.Equal((AttemptState.Temporary, "http-503"), (attempt.State, attempt.Code)));
    }

    [Fact]
    public async Task When_a_channel_falls_ill_another_sends_and_nothing_goes_twice()
    {
        var ill = new FakeChannel("modem", FakeChannel.Answer(SendOutcome.ChannelFault("cms-310")), window: 1, SmsChannelKind.GsmModem);
        var well = new FakeChannel("gateway");
        await using var hospital = await MessagingHospital.OpenAsync(null, ill, well);
        hospital.Set((MessagingParameters.MessagesPerCardAndMinute, "0"));
        hospital.Start();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => hospital.TakeAsync(hospital.Notice("n" + at))));

        foreach (var answer in answers)
        {
            Assert.Equal("gateway", (await hospital.UntilAsync(answer.Id, MessageState.Sent)).Channel);
        }

        Assert.Equal(20, well.Given.Select(given => given.Id).Distinct().Count());
        Assert.Equal(20, well.Given.Count);
        Assert.Single(ill.Given); // it rests after the first
    }

    [Fact]
    public async Task While_the_first_on_the_route_works_the_second_sends_nothing()
    {
        var modem = new FakeChannel("modem", null, window: 1, SmsChannelKind.GsmModem);
        var gateway = new FakeChannel("gateway");
        await using var hospital = await MessagingHospital.OpenAsync(null, gateway, modem);
        hospital.Set((MessagingParameters.CodeRoute, "gateway;modem"), (MessagingParameters.MessagesPerCardAndMinute, "0"));
        hospital.Start();

        var (notice, code) = (await hospital.TakeAsync(hospital.Notice("n1")), await hospital.TakeAsync(hospital.Code("c1")));

        Assert.Equal("modem", (await hospital.UntilAsync(notice.Id, MessageState.Sent)).Channel);
        Assert.Equal("gateway", (await hospital.UntilAsync(code.Id, MessageState.Sent)).Channel);
    }

    [Fact]
    public async Task An_unknown_outcome_parks_and_goes_out_again_only_by_somebodys_decision()
    {
        var answers = new Queue<SendOutcome>([SendOutcome.Unknown("timeout"), SendOutcome.Accepted("r2")]);
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", _ => Task.FromResult(answers.Dequeue())));
        var lead = await hospital.Hospital.StaffAsync("lead01", "赵强", MessagingPermissions.View, MessagingPermissions.Resend);
        var clerk = await hospital.Hospital.StaffAsync("agent01", "李敏", MessagingPermissions.View);
        hospital.Start();
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        var parked = await hospital.UntilAsync(id, MessageState.Unknown);
        hospital.Clock.Advance(TimeSpan.FromHours(2));

        var forbidden = await hospital.Hospital.Run.RunAsync(clerk, (ResendMessages use) => use.HandleAsync([new(id, 1)], "患者说没收到", evenTwice: true));
        var reasonless = await hospital.Hospital.Run.RunAsync(lead, (ResendMessages use) => use.HandleAsync([new(id, 1)], " ", evenTwice: true));
        var asked = await hospital.Hospital.Run.RunAsync(lead, (ResendMessages use) => use.HandleAsync([new(id, 1)], "患者说没收到", evenTwice: false));
        var given = hospital.Channels[0].Given.Count;
        var outcome = await hospital.Hospital.Run.RunAsync(lead, (ResendMessages use) => use.HandleAsync([new(id, 1)], "患者说没收到", evenTwice: true));

        var sent = await hospital.UntilAsync(id, MessageState.Sent);
        Assert.Equal((MessageReason.OutcomeUnknown, 1, 68), (parked.Reason, given, parked.CostLi));
        Assert.Equal((ProblemKind.Forbidden, "Messaging.ReasonNeeded", null), (forbidden.Problem!.Kind, reasonless.Problem!.Code, outcome.Problem));
        Assert.Equal(("Messaging.MayBeTwice", 1), (asked.Problem!.Code, asked.Problem.Args[0]));
        Assert.Equal((2, 136), (sent.Attempts, sent.CostLi));
        Assert.Equal("患者说没收到", await hospital.Hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Entity == nameof(OutboundMessage)).Select(entry => entry.Purpose).SingleAsync()));
    }

    [Fact]
    public async Task What_was_sent_is_not_sent_again_by_anybodys_decision()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Start();
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(id, MessageState.Sent);

        var outcome = await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (ResendMessages use) => use.HandleAsync([new(id, 1)], "再发一次", evenTwice: true));

        Assert.Equal("Messaging.NotToResend", outcome.Problem!.Code);
    }

    [Fact]
    public async Task Of_two_people_who_decide_at_the_same_time_one_sends_it_again()
    {
        var answers = new Queue<SendOutcome>([SendOutcome.Unknown("timeout"), SendOutcome.Unknown("timeout")]);
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", _ => Task.FromResult(answers.Dequeue())));
        var (lead, info) = (await hospital.Hospital.StaffAsync("lead01", "赵强", MessagingPermissions.Resend), await hospital.Hospital.StaffAsync("info01", "周海涛", MessagingPermissions.Resend));
        hospital.Start();
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(id, MessageState.Unknown);

        var outcomes = await Task.WhenAll(new[] { lead, info }.Select(person => hospital.Hospital.Run.RunAsync(person, (ResendMessages use) => use.HandleAsync([new(id, 1)], "患者说没收到", evenTwice: true))));
        await hospital.UntilAsync(id, message => message is { State: MessageState.Unknown, Attempts: 2 });
        var late = await hospital.Hospital.Run.RunAsync(lead, (ResendMessages use) => use.HandleAsync([new(id, 1)], "患者说没收到", evenTwice: true));

        Assert.Single(outcomes, outcome => outcome.Problem is null);
        Assert.Equal("Messaging.ResentMeanwhile", late.Problem!.Code);
        Assert.Equal(2, hospital.Channels[0].Given.Count);
    }

    [Fact]
    public async Task Who_died_while_his_message_waited_is_not_written_to()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var wang = await hospital.Hospital.HaveAsync(Forms.WangFang());
        var id = (await hospital.AddAsync(hospital.Notice("n1", patient: wang)))[0].Id;
        await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(wang, new(2026, 3, 1), DeathSource.Family, "家属告知"));
        hospital.Start();

        var held = await hospital.UntilAsync(id, MessageState.Suppressed);

        Assert.Equal((MessageReason.Deceased, 0), (held.Reason, held.Attempts));
        Assert.Empty(hospital.Channels[0].Given);
    }

    [Fact]
    public async Task A_code_that_is_too_old_is_never_sent()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var id = (await hospital.TakeAsync(hospital.Code("c1"))).Id;
        hospital.Clock.Advance(TimeSpan.FromMinutes(6));
        hospital.Start();

        await hospital.UntilAsync(id, MessageState.Expired);

        Assert.Empty(hospital.Channels[0].Given);
    }

    [Fact]
    public async Task Without_a_channel_messages_wait_and_say_for_what()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Start(channels: []);
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;

        var detail = (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (ReadMessage use) => use.HandleAsync(id))).Value!;

        Assert.Equal((MessageState.Queued, MessageReason.NoChannel), (detail.Message.State, detail.Waits));
        Assert.Equal("138****8000", detail.To);
    }

    [Fact]
    public async Task A_paused_channel_is_given_nothing_until_it_is_resumed()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Start();
        await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (PauseChannel use) => use.HandleAsync("gateway", "欠费"));
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        var paused = (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (ReadChannels use) => use.HandleAsync())).Value!.Single();
        var before = hospital.Channels[0].Given.Count;

        await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (ResumeChannel use) => use.HandleAsync("gateway"));

        await hospital.UntilAsync(id, MessageState.Sent);
        Assert.Equal((0, "欠费", false), (before, paused.PauseReason, paused.IsAvailable));
    }

    [Fact]
    public async Task Statistics_and_cost_are_told_by_day_category_and_channel()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        hospital.Start();
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(id, MessageState.Sent);

        var told = (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (ReadMessageStatistics use) => use.HandleAsync(new(2026, 3, 2), new(2026, 3, 2)))).Value!;

        Assert.Equal((MessageCategory.Notice, "gateway", 1L, 1L, 68L), told.Days.Select(day => (day.Category, day.Channel, day.Sent, day.Parts, day.CostLi)).Single());
        Assert.Equal(0, told.Now[MessageState.Queued]);
    }

    [Fact]
    public async Task The_days_budget_holds_everything_but_codes()
    {
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", FakeChannel.Answer(SendOutcome.Accepted("a")), window: 1));
        hospital.Set((MessagingParameters.BudgetPerDay, "1"));
        await hospital.Hospital.AddAsync(new MessageTally(new(2026, 3, 2), MessageCategory.Notice, "gateway").Send(20, 20, 1_000));
        hospital.Start();
        var (notice, code) = (await hospital.TakeAsync(hospital.Notice("n1")), await hospital.TakeAsync(hospital.Code("c1")));

        await hospital.UntilAsync(code.Id, MessageState.Sent);

        var waiting = (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (ReadMessage use) => use.HandleAsync(notice.Id))).Value!;
        Assert.Equal((MessageState.Queued, MessageReason.Budget), (waiting.Message.State, waiting.Waits));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var look = 0; look < 400 && !isSo(); look++)
        {
            await Task.Delay(50);
        }

        Assert.True(isSo());
    }
}
