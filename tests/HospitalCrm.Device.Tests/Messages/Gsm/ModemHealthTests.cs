using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Messages.Gsm;

public sealed class ModemHealthTests
{
    [Fact]
    public async Task A_modem_in_its_network_says_how_well_it_hears_it()
    {
        await using var rig = await SmsRig.ReadyAsync();

        Assert.Equal((ChannelState.Ok, -71, "CHINA MOBILE"), (rig.Line.Health.State, rig.Line.Health.Signal, rig.Line.Health.Operator));
    }

    [Fact]
    public async Task Without_a_network_nothing_is_tried_until_there_is_one()
    {
        await using var rig = await SmsRig.ListeningAsync(new() { Registration = 2 });
        await rig.HealthAsync(ChannelReasons.NoNetwork);
        var refused = await rig.SendAsync("one");

        rig.Modem.Manners = SmsModemManners.Good;
        await rig.HealthAsync(ChannelReasons.Ready);

        Assert.Equal((SendResult.ChannelFault, ChannelReasons.NoNetwork), (refused.Result, refused.Code));
        Assert.Equal(SendResult.Accepted, (await rig.SendAsync("two")).Result);
        Assert.Equal(["two"], rig.SentTexts());
    }

    [Theory]
    [InlineData("SIM PIN", ChannelReasons.SimPin)]
    [InlineData("SIM PUK", ChannelReasons.SimPuk)]
    public async Task A_locked_card_is_told_and_nothing_is_sent(string state, string reason)
    {
        await using var rig = await SmsRig.ListeningAsync(new() { Pin = state });

        await rig.HealthAsync(reason);

        Assert.Equal((SendResult.ChannelFault, reason), ((await rig.SendAsync("one")).Result, rig.Line.Health.Reason));
    }

    [Fact]
    public async Task A_modem_that_is_switched_off_is_told_and_taken_when_it_answers()
    {
        await using var rig = await SmsRig.ListeningAsync(new() { Answers = false });
        await rig.HealthAsync(ChannelReasons.NoAnswer);

        rig.Modem.Manners = SmsModemManners.Good;

        await rig.HealthAsync(ChannelReasons.Ready);
    }

    [Fact]
    public async Task Without_a_cable_nothing_waits()
    {
        await using var rig = await SmsRig.ReadyAsync();
        await rig.UnplugAsync();
        await rig.HealthAsync(ChannelReasons.Unplugged);

        var outcome = await rig.SendAsync("one");

        Assert.Equal((SendResult.ChannelFault, ChannelState.Down), (outcome.Result, rig.Line.Health.State));
    }
}
