using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Http;
using HospitalCrm.Device.Tests.Messages.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests.Messages.Peers;

/// <summary>The most used free gateway: our gateway channel sends through it, and it sends through our emulated modem.</summary>
public sealed class KannelTests
{
    private readonly CancellationToken _limit = new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token;

    [Fact]
    public async Task Two_hundred_messages_through_Kannel_arrive_and_every_report_names_its_message()
    {
        await using var reports = await FakeGateway.AnsweringAsync(200, "");
        var port = FreePorts.Next();
        PeerProcess? network = null;
        await using var kannel = await Kannel.StartAsync(
            $"smsc = fake\nsmsc-id = FAKE\nport = {port}\nconnect-allow-ip = 127.0.0.1",
            () => network = PeerProcess.Start("/usr/lib/kannel/test/fakesmsc", "-H", "127.0.0.1", "-r", $"{port}", "-m", "0", "1 2 text x"),
            _limit);
        await using var channel = new HttpTemplateChannel(kannel.Channel, () => reports.Address, TimeProvider.System, NullLogger<HttpTemplateChannel>.Instance);
        var messages = Enumerable.Range(0, 200).Select(i => new OutgoingSms(Guid.CreateVersion7(), $"139{i:D8}", $"【示范医院】第{i}条", IsFlash: false, TimeSpan.FromHours(1))).ToList();

        var outcomes = await Task.WhenAll(messages.Select(message => channel.SendAsync(message, _limit)));

        Assert.All(outcomes, outcome => Assert.Equal((SendResult.Accepted, null), (outcome.Result, outcome.Code)));
        await UntilAsync(() => reports.Requests.Count(request => request.Query["d"] == "1") >= messages.Count);
        var delivered = reports.Requests.Where(request => request.Query["d"] == "1").Select(request => Guid.Parse(request.Query["id"]));
        Assert.Equal(messages.Select(message => message.Id).Order(), delivered.Order());
        await UntilAsync(() => network!.Lines.Count(line => line.Contains("Got message", StringComparison.Ordinal)) >= messages.Count);
        Assert.All(messages, message => Assert.Single(network!.Lines, line => line.Contains($" {message.To} ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Kannel_takes_the_emulator_for_a_modem_and_sends_through_it()
    {
        await using var rig = await PeerRig.StartAsync();
        await using var kannel = await Kannel.StartAsync($"smsc = at\nsmsc-id = MODEM\nmodemtype = generic\ndevice = {rig.Port}\nspeed = 115200", null, _limit);
        await using var channel = new HttpTemplateChannel(kannel.Channel, () => "http://127.0.0.1:9", TimeProvider.System, NullLogger<HttpTemplateChannel>.Instance);

        var outcome = await channel.SendAsync(new(Guid.CreateVersion7(), "13912345678", "您好，Kannel", IsFlash: false, TimeSpan.FromHours(1)), _limit);

        Assert.Equal(SendResult.Accepted, outcome.Result);
        await rig.SentAsync("您好，Kannel", kannel.Bearerbox);
    }

    private async Task UntilAsync(Func<bool> so)
    {
        while (!so())
        {
            await Task.Delay(20, _limit);
        }
    }
}
