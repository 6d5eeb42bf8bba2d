using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>Delivery reports: late, early, by part, twice, of nobody.</summary>
public sealed class ReportTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_message_is_delivered_when_all_its_parts_are(TestDatabase database)
    {
        await using var hospital = await MessagingHospital.OpenAsync(database, new FakeChannel("gateway", FakeChannel.Answer(SendOutcome.Accepted("a", "b"))));
        hospital.Start();
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(id, MessageState.Sent);
        await HearAsync(hospital, reference: "a", DeliveryState.Delivered);
        var half = await hospital.ReadAsync(id);

        await HearAsync(hospital, reference: "b", DeliveryState.Delivered);
        await HearAsync(hospital, reference: "b", DeliveryState.Failed);

        Assert.Equal((MessageState.Sent, MessageState.Delivered), (half.State, (await hospital.ReadAsync(id)).State));
        Assert.All(await hospital.AttemptsAsync(id), attempt => Assert.Equal(AttemptState.Delivered, attempt.State));
    }

    [Fact]
    public async Task One_part_that_cannot_be_delivered_fails_the_message()
    {
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", FakeChannel.Answer(SendOutcome.Accepted("a", "b"))));
        hospital.Start();
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(id, MessageState.Sent);

        await HearAsync(hospital, "a", DeliveryState.StillTrying);
        await HearAsync(hospital, "b", DeliveryState.Failed);

        var failed = await hospital.ReadAsync(id);
        Assert.Equal((MessageState.Failed, MessageReason.NotDelivered, "st-65"), (failed.State, failed.Reason, failed.LastCode));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_report_that_comes_before_its_reference_is_known_is_not_lost(TestDatabase database)
    {
        var wire = new TaskCompletionSource<SendOutcome>();
        await using var hospital = await MessagingHospital.OpenAsync(database, new FakeChannel("gateway", _ => wire.Task));
        hospital.Start();
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(id, MessageState.Sending);
        await HearAsync(hospital, "a", DeliveryState.Delivered);
        var kept = await hospital.Hospital.WithDbAsync(db => db.EarlyReports.CountAsync());

        wire.SetResult(SendOutcome.Accepted("a"));

        await hospital.UntilAsync(id, MessageState.Delivered);
        Assert.Equal(1, kept);
        await hospital.StopAsync();
        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.EarlyReports.CountAsync()));
    }

    [Fact]
    public async Task A_report_by_our_own_id_that_comes_while_it_is_sent_is_not_lost_either()
    {
        var wire = new TaskCompletionSource<SendOutcome>();
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", _ => wire.Task));
        hospital.Start();
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(id, MessageState.Sending);
        await hospital.Channels[0].HearAsync(new DeliveryReport(hospital.Clock.GetUtcNow(), id.Value, null, null, DeliveryState.Delivered, "dlr-1"));

        wire.SetResult(SendOutcome.Accepted());

        await hospital.UntilAsync(id, MessageState.Delivered);
    }

    [Fact]
    public async Task A_modems_number_that_came_round_again_means_the_newest_message_to_that_reader()
    {
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", FakeChannel.Answer(SendOutcome.Accepted("7"))));
        hospital.Start();
        var old = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(old, MessageState.Sent);
        hospital.Clock.Advance(TimeSpan.FromHours(1));
        var newer = (await hospital.TakeAsync(hospital.Notice("n2"))).Id;
        await hospital.UntilAsync(newer, MessageState.Sent);
        hospital.Clock.Advance(TimeSpan.FromHours(1));
        var others = (await hospital.TakeAsync(hospital.Notice("n3", "13900139000"))).Id;
        await hospital.UntilAsync(others, MessageState.Sent);

        await hospital.Channels[0].HearAsync(new DeliveryReport(hospital.Clock.GetUtcNow(), null, "7", "+86" + Forms.Phone, DeliveryState.Delivered, "st-0"));

        Assert.Equal((MessageState.Sent, MessageState.Delivered, MessageState.Sent), ((await hospital.ReadAsync(old)).State, (await hospital.ReadAsync(newer)).State, (await hospital.ReadAsync(others)).State));
    }

    /// <summary>A modem that was plugged in again counts from the start, and its report overtakes the answer that is still being written.</summary>
    [Theory]
    [InlineData(DeliveryState.Delivered)]
    [InlineData(null)]
    public async Task A_modems_number_that_came_round_again_waits_while_a_message_to_that_reader_is_on_the_wire(DeliveryState? ofTheOld)
    {
        var wire = new TaskCompletionSource<SendOutcome>();
        var first = true;
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", async _ =>
        {
            (var isFirst, first) = (first, false);
            return isFirst ? SendOutcome.Accepted("7") : await wire.Task;
        }));
        hospital.Start();
        var old = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(old, MessageState.Sent);
        if (ofTheOld is { } state)
        {
            await HearAsync(hospital, "7", state);
        }

        var before = (await hospital.ReadAsync(old)).State;
        hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        var newer = (await hospital.TakeAsync(hospital.Notice("n2"))).Id;
        await hospital.UntilAsync(newer, MessageState.Sending);
        await hospital.Channels[0].HearAsync(new DeliveryReport(hospital.Clock.GetUtcNow(), null, "7", "+86" + Forms.Phone, DeliveryState.Delivered, "st-0"));

        wire.SetResult(SendOutcome.Accepted("7"));

        await hospital.UntilAsync(newer, MessageState.Delivered);
        Assert.Equal(before, (await hospital.ReadAsync(old)).State);
    }

    [Fact]
    public async Task An_unknown_outcome_is_cleared_up_by_its_report()
    {
        await using var hospital = await MessagingHospital.OpenAsync(null, new FakeChannel("gateway", FakeChannel.Answer(SendOutcome.Unknown("timeout"))));
        hospital.Start();
        var id = (await hospital.TakeAsync(hospital.Notice("n1"))).Id;
        await hospital.UntilAsync(id, MessageState.Unknown);

        await hospital.Channels[0].HearAsync(new DeliveryReport(hospital.Clock.GetUtcNow(), id.Value, null, null, DeliveryState.Delivered, null));

        Assert.Equal(MessageState.Delivered, (await hospital.ReadAsync(id)).State);
    }

    [Fact]
    public async Task A_report_of_a_message_nobody_sent_leaves_no_trace()
    {
        await using var hospital = await MessagingHospital.OpenAsync();

        await hospital.Hospital.Services.GetRequiredService<MessageReports>().TakeAsync("gateway", new(hospital.Clock.GetUtcNow(), Guid.NewGuid(), null, null, DeliveryState.Delivered, null), default);

        Assert.Equal(0, await hospital.Hospital.WithDbAsync(db => db.EarlyReports.CountAsync()));
    }

    private static Task HearAsync(MessagingHospital hospital, string reference, DeliveryState state) =>
        hospital.Channels[0].HearAsync(new DeliveryReport(hospital.Clock.GetUtcNow(), null, reference, null, state, state == DeliveryState.Failed ? "st-65" : "st-0"));
}
