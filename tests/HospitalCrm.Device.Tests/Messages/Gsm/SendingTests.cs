using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Messages.Gsm;

public sealed class SendingTests
{
    private const string Notice = "【示范医院】您好，您的检验结果已出。";

    [Fact]
    public async Task A_message_reaches_the_network_and_its_reference_is_told()
    {
        await using var rig = await SmsRig.ReadyAsync();

        var outcome = await rig.SendAsync(Notice);

        Assert.Equal((SendResult.Accepted, "1"), (outcome.Result, Assert.Single(outcome.References)));
        Assert.Equal([Notice], rig.SentTexts());
        Assert.Contains("AT+CMMS=2", rig.Modem.Commands);
    }

    [Fact]
    public async Task A_long_message_goes_in_parts_with_a_reference_each()
    {
        await using var rig = await SmsRig.ReadyAsync();
        var text = new string('院', 135);

        var outcome = await rig.SendAsync(text);

        Assert.Equal(["1", "2", "3"], outcome.References);
        Assert.Equal(text, string.Concat(rig.SentTexts()));
    }

    [Theory]
    [InlineData(30, SendResult.Refused)]
    [InlineData(304, SendResult.Refused)]
    [InlineData(17, SendResult.Temporary)]
    [InlineData(332, SendResult.Temporary)]
    [InlineData(500, SendResult.Temporary)]
    [InlineData(310, SendResult.ChannelFault)]
    [InlineData(322, SendResult.ChannelFault)]
    public async Task An_error_of_the_network_means_what_its_class_says(int error, SendResult result)
    {
        await using var rig = await SmsRig.ReadyAsync(new() { Fate = pdu => pdu == 0 ? SmsFate.Cms(error) : SmsFate.Sent });

        var outcome = await rig.SendAsync(Notice);

        Assert.Equal((result, $"cms-{error}"), (outcome.Result, outcome.Code));
        Assert.Empty(rig.Modem.Sent);
    }

    [Fact]
    public async Task A_message_the_modem_may_have_sent_is_unknown_and_the_next_one_goes()
    {
        await using var rig = await SmsRig.ReadyAsync(new() { Fate = pdu => pdu == 0 ? SmsFate.SentInSilence : SmsFate.Sent });

        var first = await rig.SendAsync("one");
        var second = await SendWhenReadyAsync(rig, "two");

        Assert.Equal((SendResult.Unknown, "no-result"), (first.Result, first.Code));
        Assert.Equal(SendResult.Accepted, second.Result);
        Assert.Equal(["one", "two"], rig.SentTexts());
    }

    [Fact]
    public async Task A_modem_that_never_asks_for_the_PDU_has_surely_not_sent_it()
    {
        await using var rig = await SmsRig.ReadyAsync(new() { Fate = pdu => pdu == 0 ? SmsFate.NoPrompt : SmsFate.Sent });

        var first = await rig.SendAsync("one");
        var second = await SendWhenReadyAsync(rig, "two");

        Assert.Equal((SendResult.ChannelFault, "no-prompt"), (first.Result, first.Code));
        Assert.Equal(SendResult.Accepted, second.Result);
        Assert.Equal(["two"], rig.SentTexts());
    }

    [Theory]
    [InlineData("\r\nRING\r\n")]
    [InlineData("\r\n+CMTI: \"SM\",7\r\n")]
    [InlineData("\r\n^RSSI:21\r\n\r\n+CREG: 1\r\n")]
    [InlineData("\r\nOK\r\n")]
    [InlineData("\0\x01\xFFgarbage\r\n")]
    public async Task Whatever_is_said_in_the_middle_belongs_to_nobody(string interjection)
    {
        await using var rig = await SmsRig.ReadyAsync(new() { Fate = _ => new() { Interjection = interjection } });

        var outcomes = new[] { await rig.SendAsync("one"), await rig.SendAsync("two") };

        Assert.All(outcomes, outcome => Assert.Equal(SendResult.Accepted, outcome.Result));
        Assert.Equal(["1", "2"], outcomes.SelectMany(outcome => outcome.References));
    }

    [Fact]
    public async Task Torn_writing_an_echo_that_stays_on_and_noise_do_no_harm()
    {
        await using var rig = await SmsRig.ReadyAsync(new() { BytesAtATime = 1, EchoesForever = true, Noise = "\r\n^BOOT:1,2\r\n" });

        var outcome = await rig.SendAsync(Notice);

        Assert.Equal(SendResult.Accepted, outcome.Result);
        Assert.Equal([Notice], rig.SentTexts());
    }

    [Fact]
    public async Task A_modem_that_dies_with_the_message_leaves_it_unknown_and_comes_back()
    {
        await using var rig = await SmsRig.ReadyAsync(new() { SendTime = TimeSpan.FromSeconds(30) });
        var sending = rig.SendAsync("one");
        await rig.UntilAsync(() => rig.Modem.Commands.Any(command => command.StartsWith("00", StringComparison.Ordinal)));

        await rig.UnplugAsync();
        var outcome = await sending;
        await rig.HealthAsync(ChannelReasons.Unplugged);
        await rig.PlugInAsync(SmsModemManners.Good);

        Assert.Equal((SendResult.Unknown, "modem-gone"), (outcome.Result, outcome.Code));
        Assert.Equal(SendResult.Accepted, (await SendWhenReadyAsync(rig, "two")).Result);
    }

    [Fact]
    public async Task When_a_later_part_fails_the_message_is_never_sent_again_blindly()
    {
        await using var rig = await SmsRig.ReadyAsync(new() { Fate = pdu => pdu == 0 ? SmsFate.Sent : SmsFate.Cms(332) });

        var outcome = await rig.SendAsync(new string('院', 71));

        Assert.Equal((SendResult.Unknown, "part-2-of-2-cms-332"), (outcome.Result, outcome.Code));
        Assert.Equal(["1"], outcome.References);
    }

    [Fact]
    public async Task A_later_part_that_the_network_did_not_take_at_once_is_tried_again()
    {
        await using var rig = await SmsRig.ReadyAsync(new() { Fate = pdu => pdu == 1 ? SmsFate.Cms(42) : SmsFate.Sent });

        var outcome = await rig.SendAsync(new string('院', 71));

        Assert.Equal(SendResult.Accepted, outcome.Result);
        Assert.Equal(2, rig.Modem.Sent.Count);
    }

    [Fact]
    public async Task What_is_no_number_never_reaches_the_modem()
    {
        await using var rig = await SmsRig.ReadyAsync();

        var outcome = await rig.SendAsync("one", to: "王芳");

        Assert.Equal((SendResult.Refused, "not-encodable"), (outcome.Result, outcome.Code));
        Assert.DoesNotContain(rig.Modem.Commands, command => command.StartsWith("AT+CMGS", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_message_called_back_before_its_turn_is_not_sent()
    {
        await using var rig = await SmsRig.ReadyAsync(new() { SendTime = TimeSpan.FromMilliseconds(300) });
        using var second = new CancellationTokenSource();
        var sending = rig.SendAsync("one");
        var waiting = rig.SendAsync("two", ct: second.Token);

        await second.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(SendResult.Accepted, (await sending).Result);
        Assert.Equal(SendResult.Accepted, (await rig.SendAsync("three")).Result);
        Assert.Equal(["one", "three"], rig.SentTexts());
    }

    [Fact]
    public async Task Two_modems_send_side_by_side()
    {
        await using var first = await SmsRig.ReadyAsync();
        await using var second = await SmsRig.ReadyAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? first : second).SendAsync($"message {i}")));

        Assert.All(outcomes, outcome => Assert.Equal(SendResult.Accepted, outcome.Result));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"message {2 * i}").Order(), first.SentTexts().Order());
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"message {(2 * i) + 1}").Order(), second.SentTexts().Order());
    }

    private static async Task<SendOutcome> SendWhenReadyAsync(SmsRig rig, string text)
    {
        while (true)
        {
            var outcome = await rig.SendAsync(text);
            if (outcome.Result != SendResult.ChannelFault)
            {
                return outcome;
            }

            await Task.Delay(10, rig.Ct);
        }
    }
}
