using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Simulators;

namespace HospitalCrm.Device.Tests.Messages.Gsm;

/// <summary>Whatever a modem does: what the driver says of a message is what the network has seen.</summary>
public sealed class TruthTests
{
    private static readonly string[] News = ["", "\r\nRING\r\n", "\r\n+CMTI: \"SM\",9\r\n", "\r\n^RSSI:11\r\n", "\r\nOK\r\n", "\0\xFF\x07noise\r\n", "> x\r\n"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Accepted_is_sent_once_and_a_no_is_not_sent(int seed)
    {
        var random = new Random(seed);
        var fates = Enumerable.Range(0, 400).Select(_ => Fate(random)).ToList();
        await using var rig = await SmsRig.ReadyAsync(
            new() { Fate = pdu => fates[pdu], BytesAtATime = seed % 2 == 0 ? 3 : 0, EchoesForever = seed % 2 == 1 },
            SmsRig.Impatient);
        var outcomes = new Dictionary<string, SendOutcome>();
        for (var i = 0; i < 80; i++)
        {
            outcomes[$"message {i}"] = await SendAsync(rig, $"message {i}");
        }

        var sent = rig.SentTexts();
        var results = outcomes.Values.Select(outcome => outcome.Result).ToList();

        Assert.Equal(sent.Distinct(), sent);
        Assert.All(outcomes.Where(outcome => outcome.Value.Result == SendResult.Accepted), outcome => Assert.Contains(outcome.Key, sent));
        Assert.All(outcomes.Where(outcome => outcome.Value.Result is SendResult.Refused or SendResult.Temporary), outcome => Assert.DoesNotContain(outcome.Key, sent));
        Assert.All([SendResult.Accepted, SendResult.Refused, SendResult.Temporary, SendResult.Unknown], result => Assert.Contains(result, results));
    }

    /// <summary>A fault of the channel says that the message was not sent: it is sent again, and must not be twice there in the end.</summary>
    private static async Task<SendOutcome> SendAsync(SmsRig rig, string text)
    {
        while (true)
        {
            var outcome = await rig.SendAsync(text);
            if (outcome.Result != SendResult.ChannelFault)
            {
                return outcome;
            }

            await Task.Delay(5, rig.Ct);
        }
    }

    private static SmsFate Fate(Random random)
    {
        var interjection = News[random.Next(News.Length)];
        return random.Next(12) switch
        {
            0 => SmsFate.Cms(30) with { Interjection = interjection },
            1 => SmsFate.Cms(42) with { Interjection = interjection },
            2 => SmsFate.Cms(314),
            3 => SmsFate.SentInSilence,
            4 => SmsFate.NoPrompt,
            _ => new() { Interjection = interjection },
        };
    }
}
