using System.Threading.Channels;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests.Messages.Http;

public sealed class GatewayPollTests
{
    private const string Kept = """
        {"reports":[{"out":"0198d7a2-0000-7000-8000-000000000001","msgid":"A-1","stat":"DELIVRD"},{"out":"","msgid":"A-2","stat":"UNDELIV"}],
         "replies":[{"phone":"13912345678","dest":"1069000012","content":"\u6ee1\u610f \"1\"","seq":"77"}]}
        """;

    private readonly CancellationToken _limit = new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;
    private readonly Channel<ChannelEvent> _taken = Channel.CreateUnbounded<ChannelEvent>();
    private int _refusals;

    [Fact]
    public async Task Reports_and_replies_a_gateway_keeps_are_fetched()
    {
        await using var gateway = await KeepingAsync(Kept);
        await using var channel = Polling(gateway.Address + "/kept");
        using var stop = new CancellationTokenSource();
        var listening = channel.ListenAsync(TakeAsync, stop.Token);

        var first = Assert.IsType<DeliveryReport>(await _taken.Reader.ReadAsync(_limit));
        var second = Assert.IsType<DeliveryReport>(await _taken.Reader.ReadAsync(_limit));
        var reply = Assert.IsType<ReceivedSms>(await _taken.Reader.ReadAsync(_limit));
        await stop.CancelAsync();
        await listening;

        Assert.Equal((new Guid("0198d7a2-0000-7000-8000-000000000001"), "A-1", DeliveryState.Delivered), (first.MessageId, first.Reference, first.State));
        Assert.Equal((null, "A-2", DeliveryState.Failed), (second.MessageId, second.Reference, second.State));
        Assert.Equal(("13912345678", "1069000012", "满意 \"1\"", "77"), (reply.From, reply.To, reply.Text, reply.Key));
    }

    [Fact]
    public async Task What_was_fetched_and_could_not_be_stored_is_offered_again()
    {
        await using var gateway = await KeepingAsync("""{"replies":[{"phone":"13912345678","dest":"","content":"TD","seq":"1"}]}""");
        await using var channel = Polling(gateway.Address + "/kept");
        using var stop = new CancellationTokenSource();
        _refusals = 1;
        var listening = channel.ListenAsync(TakeAsync, stop.Token);

        var reply = Assert.IsType<ReceivedSms>(await _taken.Reader.ReadAsync(_limit));
        await stop.CancelAsync();
        await listening;

        Assert.Equal(("TD", 0), (reply.Text, _refusals));
    }

    [Fact]
    public async Task A_gateway_that_fails_is_asked_again()
    {
        var asked = 0;
        await using var gateway = await FakeGateway.StartAsync(context =>
        {
            context.Response.StatusCode = asked++ == 0 ? 500 : 200;
            return context.Response.WriteAsync("""{"phone":"10086","dest":"","content":"R","seq":"2"}""");
        });
        await using var channel = Polling(gateway.Address + "/kept");
        using var stop = new CancellationTokenSource();
        var listening = channel.ListenAsync(TakeAsync, stop.Token);

        Assert.Equal("R", Assert.IsType<ReceivedSms>(await _taken.Reader.ReadAsync(_limit)).Text);
        await stop.CancelAsync();
        await listening;
    }

    [Fact]
    public async Task Without_an_address_to_fetch_from_nothing_is_listened_to()
    {
        await using var channel = Polling(null);

        Assert.True(channel.ListenAsync(TakeAsync, _limit).IsCompletedSuccessfully);
    }

    /// <summary>Gives what it keeps once.</summary>
    private static Task<FakeGateway> KeepingAsync(string kept)
    {
        var left = kept;
        return FakeGateway.StartAsync(context =>
        {
            context.Response.ContentType = "application/json";
            return context.Response.WriteAsync(Interlocked.Exchange(ref left, "{}"));
        });
    }

    private Task TakeAsync(ChannelEvent happened, CancellationToken ct)
    {
        if (_refusals > 0)
        {
            _refusals--;
            throw new IOException("the disk is full");
        }

        return _taken.Writer.WriteAsync(happened, ct).AsTask();
    }

    private static HttpTemplateChannel Polling(string? url) => new(
        new()
        {
            Id = "gate",
            Kind = SmsChannelKind.HttpTemplate,
            Url = "http://127.0.0.1/{to}",
            PollUrl = url,
            PollSeconds = 1,
            PollReport = "\"out\":\"(?<message>[^\"]*)\",\"msgid\":\"(?<id>[^\"]*)\",\"stat\":\"(?<state>[^\"]*)\"",
            PollReply = """
                "phone":"(?<from>[^"]*)","dest":"(?<to>[^"]*)","content":"(?<text>(?:[^"\\]|\\.)*)","seq":"(?<key>[^"]*)"
                """,
            ReportDelivered = "DELIVRD",
            ReportFailed = "UNDELIV,EXPIRED",
        },
        () => null,
        TimeProvider.System,
        NullLogger<HttpTemplateChannel>.Instance);
}
