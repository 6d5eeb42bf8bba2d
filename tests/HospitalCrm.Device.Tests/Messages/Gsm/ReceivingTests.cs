using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Messages.Gsm;

public sealed class ReceivingTests
{
    private static DateTimeOffset Now => DateTimeOffset.UtcNow;

    [Fact]
    public async Task A_reply_is_taken_and_its_place_on_the_card_is_freed()
    {
        await using var rig = await SmsRig.ReadyAsync();
        var hex = SimulatedPdu.Deliver("+86" + SmsRig.Wang, "满意", Now)[0];

        await rig.Modem.ReceiveAsync(hex, rig.Ct);
        var received = await rig.NextAsync<ReceivedSms>();
        await rig.UntilAsync(() => rig.Modem.OnCard == 0);

        Assert.Equal(("+86" + SmsRig.Wang, "满意"), (received.From, received.Text));
    }

    [Fact]
    public async Task What_cannot_be_stored_stays_on_the_card_and_comes_again_under_the_same_key()
    {
        await using var rig = await SmsRig.ReadyAsync();
        var hex = SimulatedPdu.Deliver(SmsRig.Wang, "1", Now)[0];
        rig.Refusals = 2;

        await rig.Modem.ReceiveAsync(hex, rig.Ct);
        var received = await rig.NextAsync<ReceivedSms>();
        await rig.UntilAsync(() => rig.Modem.OnCard == 0);
        await rig.Modem.ReceiveAsync(hex, rig.Ct);

        Assert.Equal(received.Key, (await rig.NextAsync<ReceivedSms>()).Key);
        Assert.Equal(0, rig.Refusals);
    }

    [Fact]
    public async Task A_long_reply_is_joined_whatever_the_order_of_its_parts()
    {
        await using var rig = await SmsRig.ReadyAsync();
        var text = new string('好', 66) + "😀" + new string('谢', 70);
        var parts = SimulatedPdu.Deliver(SmsRig.Wang, text, Now);

        foreach (var part in parts.Reverse())
        {
            await rig.Modem.ReceiveAsync(part, rig.Ct);
        }

        Assert.Equal(text, (await rig.NextAsync<ReceivedSms>()).Text);
        await rig.UntilAsync(() => rig.Modem.OnCard == 0);
    }

    [Fact]
    public async Task Parts_stay_on_the_card_until_the_whole_was_taken()
    {
        await using var rig = await SmsRig.ReadyAsync();
        var parts = SimulatedPdu.Deliver(SmsRig.Wang, new string('好', 71), Now);
        await rig.Modem.ReceiveAsync(parts[0], rig.Ct);
        await rig.UntilAsync(() => rig.Modem.Commands.Contains("AT+CMGR=1"));
        var onCard = rig.Modem.OnCard;

        await rig.Modem.ReceiveAsync(parts[1], rig.Ct);
        await rig.NextAsync<ReceivedSms>();

        Assert.Equal(1, onCard);
        await rig.UntilAsync(() => rig.Modem.OnCard == 0);
    }

    [Fact]
    public async Task A_part_that_never_comes_leaves_a_gap_and_holds_up_nothing()
    {
        await using var rig = await SmsRig.ReadyAsync(timings: SmsRig.With(partPatience: TimeSpan.FromMilliseconds(100)));
        var parts = SimulatedPdu.Deliver(SmsRig.Wang, new string('好', 70) + "谢", Now);

        await rig.Modem.ReceiveAsync(parts[1], rig.Ct);

        Assert.Equal("…好好好谢", (await rig.NextAsync<ReceivedSms>()).Text);
    }

    [Fact]
    public async Task A_card_that_filled_up_while_nobody_listened_is_emptied_at_the_start()
    {
        var listening = SmsRig.ListeningAsync(new() { Places = 3 }, before: async (modem, ct) =>
        {
            for (var i = 0; i < 3; i++)
            {
                await modem.ReceiveAsync(SimulatedPdu.Deliver(SmsRig.Wang, $"reply {i}", Now)[0], ct);
            }
        });

        await using var rig = await listening;
        string[] texts = [(await rig.NextAsync<ReceivedSms>()).Text, (await rig.NextAsync<ReceivedSms>()).Text, (await rig.NextAsync<ReceivedSms>()).Text];

        Assert.Equal(["reply 0", "reply 1", "reply 2"], texts.Order());
        await rig.UntilAsync(() => rig.Modem.OnCard == 0);
    }

    [Fact]
    public async Task A_message_brought_directly_is_acknowledged()
    {
        await using var rig = await SmsRig.ReadyAsync();

        await rig.Modem.ReceiveDirectAsync(SimulatedPdu.Deliver(SmsRig.Wang, "TD", Now)[0], rig.Ct);

        Assert.Equal("TD", (await rig.NextAsync<ReceivedSms>()).Text);
        await rig.UntilAsync(() => rig.Modem.Commands.Contains("AT+CNMA"));
    }

    [Fact]
    public async Task What_no_PDU_should_look_like_reaches_a_person_all_the_same()
    {
        await using var rig = await SmsRig.ReadyAsync();

        await rig.Modem.ReceiveAsync("0004FF", rig.Ct);

        Assert.Equal("PDU 0004FF", (await rig.NextAsync<ReceivedSms>()).Text);
        await rig.UntilAsync(() => rig.Modem.OnCard == 0);
    }

    [Theory]
    [InlineData(0x00, DeliveryState.Delivered)]
    [InlineData(0x30, DeliveryState.StillTrying)]
    [InlineData(0x46, DeliveryState.Failed)]
    [InlineData(0x63, DeliveryState.Failed)]
    public async Task A_report_says_what_became_of_the_message(byte status, DeliveryState state)
    {
        await using var rig = await SmsRig.ReadyAsync(new() { Fate = _ => new() { Status = status } });

        var outcome = await rig.SendAsync("one");
        var report = await rig.NextAsync<DeliveryReport>();

        Assert.Equal((Assert.Single(outcome.References), SmsRig.Wang, state), (report.Reference, report.To, report.State));
    }

    [Fact]
    public async Task Reports_are_acknowledged_or_the_modem_would_bring_no_more()
    {
        await using var rig = await SmsRig.ReadyAsync();

        var outcome = await rig.SendAsync(new string('院', 135));
        DeliveryReport[] reports = [await rig.NextAsync<DeliveryReport>(), await rig.NextAsync<DeliveryReport>(), await rig.NextAsync<DeliveryReport>()];

        Assert.Equal(outcome.References, reports.Select(report => report.Reference));
    }

    [Fact]
    public async Task Reports_kept_on_the_card_are_read_and_freed()
    {
        await using var rig = await SmsRig.ReadyAsync(new() { StoresReports = true });

        await rig.SendAsync("one");

        Assert.Equal(DeliveryState.Delivered, (await rig.NextAsync<DeliveryReport>()).State);
        await rig.UntilAsync(() => rig.Modem.OnCard == 0);
    }
}
