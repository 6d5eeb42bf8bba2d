using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests.Messages;

public sealed class SmsChannelsTests
{
    [Theory]
    [InlineData(SmsChannelKind.HttpTemplate, 16)]
    [InlineData(SmsChannelKind.GsmModem, 1)]
    [InlineData(SmsChannelKind.Email, 2)]
    [InlineData(SmsChannelKind.File, 1)]
    public async Task A_configured_channel_has_its_kind_and_window(SmsChannelKind kind, int window)
    {
        await using var channel = Create(new() { Id = "one", Kind = kind, Url = "http://127.0.0.1/{to}" });

        Assert.Equal(("one", kind, window, ChannelState.Unknown), (channel.Id, channel.Kind, channel.Window, channel.Health.State));
    }

    [Fact]
    public void A_sample_of_every_kind_can_be_read()
    {
        var samples = Directory.GetFiles(Path.Combine(Root(), "samples"), "appsettings.Sms*.json");
        var kinds = new List<SmsChannelKind>();
        foreach (var sample in samples)
        {
            var options = new ConfigurationBuilder().AddJsonFile(sample).Build().GetSection("Sms:Channels").Get<SmsChannelOptions[]>();

            kinds.AddRange(options!.Select(channel => Create(channel).Kind));
        }

        Assert.Equal(Enum.GetValues<SmsChannelKind>(), kinds.Distinct().Order());
    }

    private static ISmsChannel Create(SmsChannelOptions options) =>
        SmsChannels.Create(options, () => null, TimeProvider.System, NullLoggerFactory.Instance);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "HospitalCrm.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return folder;
    }
}
