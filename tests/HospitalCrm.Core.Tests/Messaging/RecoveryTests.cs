using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>Processes that die, start twice, or stand still: nothing is lost, nothing goes twice by itself.</summary>
public sealed class RecoveryTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task What_a_dead_process_held_becomes_unknown_when_its_lease_lapses_and_is_not_sent_again(TestDatabase database)
    {
        await using var hospital = await MessagingHospital.OpenAsync(database);
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await DieHoldingAsync(hospital, id);
        var early = await SweepAsync(hospital);
        hospital.Clock.Advance(TimeSpan.FromSeconds(61));

        var swept = await SweepAsync(hospital);
        var again = await SweepAsync(hospital);

        var parked = await hospital.ReadAsync(id);
        Assert.Equal((0, 1, 0), (early, swept, again));
        Assert.Equal((MessageState.Unknown, MessageReason.LeaseLapsed), (parked.State, parked.Reason));
        Assert.Equal((AttemptState.Unknown, "lease-lapsed"), (await hospital.AttemptsAsync(id)).Select(attempt => (attempt.State, attempt.Code!)).Single());
        hospital.Start();
        var next = (await hospital.TakeAsync(hospital.Notice("n2"))).Id;
        await hospital.UntilAsync(next, MessageState.Sent);
        Assert.Single(hospital.Channels[0].Given);
    }

    [Fact]
    public async Task A_result_that_comes_after_its_lease_lapsed_is_still_the_truth()
    {
        var wire = new TaskCompletionSource<SendOutcome>();
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", _ => wire.Task));
        hospital.Start();
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(id, MessageState.Sending);
        await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.LeaseUntil, hospital.Clock.GetUtcNow().AddSeconds(-1))));
        await SweepAsync(hospital);
        var parked = await hospital.ReadAsync(id);

        wire.SetResult(SendOutcome.Accepted("late"));

        await hospital.UntilAsync(id, MessageState.Sent);
        Assert.Equal(MessageState.Unknown, parked.State);
        Assert.Equal((AttemptState.Accepted, "late"), (await hospital.AttemptsAsync(id)).Select(attempt => (attempt.State, attempt.Reference!)).Single());
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Two_processes_on_one_outbox_send_each_message_once(TestDatabase database)
    {
        await using var hospital = await MessagingHospital.OpenAsync(database);
        var other = new FakeChannel("gateway");
        await using var second = hospital.Hospital.SecondProcess(services => MessagingHospital.Configure(services, [other]));
        hospital.Set((MessagingParameters.NoticesPerDay, "0"));
        second.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [MessagingParameters.NoticesPerDay.Key] = "0" });
        var answers = await hospital.AddAsync([.. Enumerable.Range(0, 100).Select(at => hospital.Notice("n" + at))]);

        hospital.Start();
        hospital.Start(second, [other]);

        foreach (var answer in answers)
        {
            await hospital.UntilAsync(answer.Id, MessageState.Sent);
        }

        await hospital.StopAsync();
        var given = hospital.Channels[0].Given.Concat(other.Given).Select(message => message.Id).ToList();
        Assert.Equal((100, 100), (given.Count, given.Distinct().Count()));
    }

    [Fact]
    public async Task Started_twice_it_runs_once()
    {
        await using var hospital = await MessagingHospital.OpenAsync();
        var dispatch = hospital.Hospital.Services.GetRequiredService<MessageDispatch>();
        using var stop = new CancellationTokenSource();
        var first = dispatch.RunAsync(hospital.Channels, stop.Token);

        await dispatch.RunAsync([new FakeChannel("gateway")], stop.Token).WaitAsync(TimeSpan.FromSeconds(20));

        Assert.False(first.IsCompleted);
        await stop.CancelAsync();
        await first;
    }

    [Fact]
    public async Task Stopping_gives_back_what_was_claimed_and_not_sent()
    {
        var wire = new TaskCompletionSource<SendOutcome>();
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", _ => wire.Task, window: 2));
        var answers = await hospital.AddAsync([.. Enumerable.Range(0, 10).Select(at => hospital.Notice("n" + at))]);
        hospital.Start();
        for (var look = 0; look < 400 && hospital.Channels[0].Given.Count < 2; look++)
        {
            await Task.Delay(50);
        }

        var stopping = hospital.StopAsync();
        wire.SetResult(SendOutcome.Accepted("r"));
        await stopping;

        var states = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.GroupBy(message => message.State).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count));
        Assert.Equal((2, 8), (states[MessageState.Sent], states[MessageState.Queued]));
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.Where(message => message.State == MessageState.Queued).SumAsync(message => message.Attempts)));
        Assert.Equal(10, answers.Count);
    }

    [Fact]
    public async Task A_channel_that_throws_leaves_the_message_unknown_and_the_loop_at_work()
    {
        var answers = new Queue<Func<SendOutcome>>([() => throw new InvalidOperationException("broken"), () => SendOutcome.Accepted("r")]);
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", _ => Task.FromResult(answers.Dequeue()()), window: 1));
        hospital.Start();
        var first = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(first, MessageState.Unknown);

        var second = (await hospital.TakeAsync(hospital.Notice("n2"))).Id;

        await hospital.UntilAsync(second, MessageState.Sent);
        Assert.Equal("threw-InvalidOperationException", (await hospital.ReadAsync(first)).LastCode);
    }

    /// <summary>What a kill -9 leaves: claimed, under a lease, and nobody there.</summary>
    private static Task<int> DieHoldingAsync(MessagingHospital hospital, Id<OutboundMessage> id) => hospital.Hospital.WithDbAsync(db => db.OutboundMessages.Where(message => message.Id == id)
        .ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Sending).SetProperty(message => message.Attempts, 1)
            .SetProperty(message => message.Channel, "gateway").SetProperty(message => message.LeaseUntil, hospital.Clock.GetUtcNow().AddSeconds(60))));

    private static async Task<int> SweepAsync(MessagingHospital hospital) => (await hospital.Hospital.Run.RunAsync(Actor.Product("test"), (SweepMessages use) => use.HandleAsync())).Value;
}
