using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests.Messages.Http;

public sealed class HttpTemplateChannelTests
{
    private const string Query = "/send?to={to}&text={text}&id={id}&dlr={report}";
    private const string Awkward = "【示范医院】50% & 1+1=2 #?\n\"{to}\" 😀";

    private readonly CancellationToken _limit = new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;

    [Fact]
    public async Task Every_place_arrives_as_it_was_whatever_stands_in_it()
    {
        await using var gateway = await FakeGateway.AnsweringAsync(200, "0: Accepted");
        await using var channel = Channel(gateway.Address + Query, options => options with { Report = "d=%d", Success = "^0:" });
        var message = Message(Awkward);

        var outcome = await channel.SendAsync(message, _limit);

        var asked = Assert.Single(gateway.Requests);
        Assert.Equal(SendResult.Accepted, outcome.Result);
        Assert.Equal(("GET", message.To, Awkward, $"{message.Id}"), (asked.Method, asked.Query["to"], asked.Query["text"], asked.Query["id"]));
        Assert.Equal($"http://10.0.0.5:5080/api/v1/sms/gate/dlr?id={message.Id}&d=%d", asked.Query["dlr"]);
        Assert.Equal((ChannelState.Ok, ChannelReasons.Ready), (channel.Health.State, channel.Health.Reason));
    }

    [Fact]
    public async Task Digits_behind_the_senders_number_stand_where_the_gateway_wants_them_and_nothing_stands_there_without()
    {
        await using var gateway = await FakeGateway.AnsweringAsync(200, "0: Accepted");
        await using var channel = Channel(gateway.Address + "/send?to={to}&text={text}&from=10690000{extension}");

        await channel.SendAsync(Message("请打分") with { Extension = "12" }, _limit);
        await channel.SendAsync(Message("通知"), _limit);

        Assert.Equal(["1069000012", "10690000"], gateway.Requests.Select(asked => asked.Query["from"]));
    }

    [Fact]
    public async Task A_JSON_gateway_gets_JSON_and_its_own_id_is_kept()
    {
        await using var gateway = await FakeGateway.AnsweringAsync(200, """{"code":"ok","msgid":"A-17"}""");
        await using var channel = Channel(gateway.Address + "/json", options => options with
        {
            Method = "post",
            ContentType = "application/json",
            Body = """{"mobile":"{to}","content":"{text}"}""",
            Headers = "X-Token: secret",
            Success = "\"code\":\"ok\".*\"msgid\":\"(?<id>[^\"]+)\"",
        });

        var outcome = await channel.SendAsync(Message(Awkward), _limit);

        var asked = Assert.Single(gateway.Requests);
        Assert.Equal(["A-17"], outcome.References);
        Assert.Equal(Awkward, JsonDocument.Parse(asked.Body).RootElement.GetProperty("content").GetString());
        Assert.Equal(("POST", "application/json; charset=utf-8", "secret"), (asked.Method, asked.ContentType, asked.Token));
    }

    [Fact]
    public async Task Until_we_know_our_own_address_no_report_is_asked_for()
    {
        await using var gateway = await FakeGateway.AnsweringAsync(200, "OK");
        await using var channel = new HttpTemplateChannel(
            new() { Id = "gate", Kind = SmsChannelKind.HttpTemplate, Url = gateway.Address + Query }, () => null, TimeProvider.System, NullLogger<HttpTemplateChannel>.Instance);

        await channel.SendAsync(Message("one"), _limit);

        Assert.Equal("", Assert.Single(gateway.Requests).Query["dlr"]);
    }

    [Fact]
    public async Task A_form_keeps_every_character_too()
    {
        await using var gateway = await FakeGateway.AnsweringAsync(200, "OK");
        await using var channel = Channel(gateway.Address + "/form", options => options with { Method = "POST", Body = "m={to}&c={text}" });

        await channel.SendAsync(Message(Awkward), _limit);

        Assert.Equal($"m=13912345678&c={Uri.EscapeDataString(Awkward)}", Assert.Single(gateway.Requests).Body);
    }

    [Theory]
    [InlineData(200, "0: Accepted", SendResult.Accepted, null)]
    [InlineData(202, "0: queued", SendResult.Accepted, null)]
    [InlineData(200, "5: busy", SendResult.Temporary, "answer-no-success")]
    [InlineData(200, "9: blacklisted", SendResult.Refused, "answer-refused")]
    [InlineData(400, "bad", SendResult.Refused, "http-400")]
    [InlineData(403, "no", SendResult.ChannelFault, "http-403")]
    [InlineData(404, "where", SendResult.ChannelFault, "http-404")]
    [InlineData(429, "slowly", SendResult.Temporary, "http-429")]
    [InlineData(503, "later", SendResult.Temporary, "http-503")]
    [InlineData(504, "?", SendResult.Unknown, "http-504")]
    public async Task An_answer_means_what_the_configuration_and_its_status_say(int status, string body, SendResult result, string? code)
    {
        await using var gateway = await FakeGateway.AnsweringAsync(status, body);
        await using var channel = Channel(gateway.Address + Query, options => options with { Success = "^0:", Refused = "^9:" });

        var outcome = await channel.SendAsync(Message("one"), _limit);

        Assert.Equal((result, code), (outcome.Result, outcome.Code));
    }

    [Fact]
    public async Task A_gateway_that_is_not_there_has_surely_not_sent_it()
    {
        await using var channel = Channel($"http://127.0.0.1:{FreePorts.Next()}{Query}");

        var outcome = await channel.SendAsync(Message("one"), _limit);

        Assert.Equal((SendResult.ChannelFault, "unreachable"), (outcome.Result, outcome.Code));
        Assert.Equal((ChannelState.Down, ChannelReasons.Unreachable), (channel.Health.State, channel.Health.Reason));
    }

    [Fact]
    public async Task A_gateway_that_does_not_answer_in_time_may_have_sent_it()
    {
        await using var gateway = await FakeGateway.StartAsync(context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var channel = Channel(gateway.Address + Query, options => options with { Timeout = 1 });

        var outcome = await channel.SendAsync(Message("one"), _limit);

        Assert.Equal((SendResult.Unknown, "no-answer"), (outcome.Result, outcome.Code));
    }

    [Fact]
    public async Task A_message_on_a_kept_connection_that_breaks_is_never_sent_a_second_time()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var serving = AnswerOnceThenHangUpAsync(listener);
        await using var channel = Channel($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}{Query}");

        var first = await channel.SendAsync(Message("one"), _limit);
        var second = await channel.SendAsync(Message("two"), _limit);
        listener.Stop();

        Assert.Equal((SendResult.Accepted, SendResult.Unknown), (first.Result, second.Result));
        Assert.Equal(2, await serving);
    }

    [Fact]
    public async Task Stopping_before_anything_was_sent_is_no_outcome()
    {
        await using var channel = Channel($"http://127.0.0.1:{FreePorts.Next()}{Query}");
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => channel.SendAsync(Message("one"), stopped.Token));
    }

    [Fact]
    public async Task An_address_that_is_none_is_the_channels_fault()
    {
        await using var channel = Channel("not an address {to}");

        Assert.Equal(SendResult.ChannelFault, (await channel.SendAsync(Message("one"), _limit)).Result);
    }

    [Fact]
    public void Without_an_address_there_is_no_channel() => Assert.Throws<ArgumentException>(() => Channel(""));

    /// <summary>Answers the first request, reads the second on the same connection and hangs up; goes on counting requests on new connections.</summary>
    private async Task<int> AnswerOnceThenHangUpAsync(TcpListener listener)
    {
        var requests = 0;
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync(_limit);
                var wire = client.GetStream();
                while (await ReadRequestAsync(wire) && ++requests == 1)
                {
                    await wire.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK"u8.ToArray(), _limit);
                }
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            return requests;
        }
    }

    private async Task<bool> ReadRequestAsync(NetworkStream wire)
    {
        var read = new StringBuilder();
        var buffer = new byte[1024];
        while (!read.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var count = await wire.ReadAsync(buffer, _limit);
            if (count == 0)
            {
                return false;
            }

            read.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return true;
    }

    private static HttpTemplateChannel Channel(string url, Func<SmsChannelOptions, SmsChannelOptions>? change = null)
    {
        var options = new SmsChannelOptions { Id = "gate", Kind = SmsChannelKind.HttpTemplate, Url = url };
        return new(change?.Invoke(options) ?? options, () => "http://10.0.0.5:5080/", TimeProvider.System, NullLogger<HttpTemplateChannel>.Instance);
    }

    private static OutgoingSms Message(string text) => new(Guid.CreateVersion7(), "13912345678", text, IsFlash: false, TimeSpan.FromHours(1));
}
