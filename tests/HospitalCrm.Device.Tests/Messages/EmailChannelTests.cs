using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Mail;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests.Messages;

public sealed class EmailChannelTests
{
    private readonly CancellationToken _limit = new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;

    [Fact]
    public async Task A_mail_goes_to_the_address_once()
    {
        await using var server = new FakeMailServer();
        await using var channel = Channel(server.Port);

        var outcome = await channel.SendAsync(Message("wang@example.org"), _limit);

        Assert.Equal((SendResult.Accepted, null), (outcome.Result, outcome.Code));
        Assert.Single(server.Lines, "RCPT TO:<wang@example.org>");
        Assert.Equal(ChannelReasons.Ready, channel.Health.Reason);
    }

    [Fact]
    public async Task It_is_off_until_somebody_switches_it_on()
    {
        await using var server = new FakeMailServer();
        await using var channel = Channel(server.Port, isEnabled: false);

        var outcome = await channel.SendAsync(Message("wang@example.org"), _limit);

        Assert.Equal((SendResult.ChannelFault, "not-configured"), (outcome.Result, outcome.Code));
        Assert.Empty(server.Lines);
    }

    [Theory]
    [InlineData("550 no such user", SendResult.Refused, "smtp-550")]
    [InlineData("451 later", SendResult.Temporary, "smtp-451")]
    public async Task What_the_server_says_decides(string answer, SendResult result, string code)
    {
        await using var server = new FakeMailServer(answer);
        await using var channel = Channel(server.Port);

        var outcome = await channel.SendAsync(Message("wang@example.org"), _limit);

        Assert.Equal((result, code), (outcome.Result, outcome.Code));
    }

    [Fact]
    public async Task A_server_that_hangs_up_after_the_text_may_have_taken_it()
    {
        await using var server = new FakeMailServer(hangsUpAfterData: true);
        await using var channel = Channel(server.Port);

        Assert.Equal(SendResult.Unknown, (await channel.SendAsync(Message("wang@example.org"), _limit)).Result);
    }

    [Fact]
    public async Task Without_a_server_nothing_was_sent()
    {
        await using var channel = Channel(FreePorts.Next());

        var outcome = await channel.SendAsync(Message("wang@example.org"), _limit);

        Assert.Equal((SendResult.ChannelFault, "unreachable"), (outcome.Result, outcome.Code));
    }

    [Fact]
    public async Task A_telephone_number_is_no_address()
    {
        await using var channel = Channel(FreePorts.Next());

        Assert.Equal(SendResult.Refused, (await channel.SendAsync(Message("13912345678"), _limit)).Result);
    }

    private static EmailChannel Channel(int port, bool isEnabled = true) => new(
        new() { Id = "mail", Kind = SmsChannelKind.Email, Enabled = isEnabled, Host = "127.0.0.1", HostPort = port, From = "hospital@example.org", Timeout = 20 },
        TimeProvider.System,
        NullLogger<EmailChannel>.Instance);

    private static OutgoingSms Message(string to) => new(Guid.CreateVersion7(), to, "您好", IsFlash: false, TimeSpan.FromHours(1));
}
