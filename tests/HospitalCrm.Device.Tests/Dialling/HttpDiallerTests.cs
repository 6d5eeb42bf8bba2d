using System.Text.Json;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Dialling;
using HospitalCrm.Device.Tests.Messages.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests.Dialling;

public sealed class HttpDiallerTests
{
    private static readonly DialOrder Order = new("call-1", DialString.Read("913800138000")!, "8001");

    [Fact]
    public async Task A_call_request_names_call_seat_and_number_and_carries_the_secret()
    {
        var secret = "";
        await using var pbx = await FakeGateway.StartAsync(context =>
        {
            secret = context.Request.Headers.Authorization.ToString();
            context.Response.StatusCode = 202;
            return Task.CompletedTask;
        });
        using var dialler = Dialler(pbx.Address + "/calls");

        var answer = await dialler.DialAsync(Order, default);
        await dialler.HangUpAsync("call-1", default);

        Assert.Equal(DialAnswer.Dialled, answer);
        Assert.Equal("Bearer geheim", secret);
        var bodies = pbx.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement).ToList();
        Assert.Equal(["dial", "hangup"], bodies.Select(body => body.GetProperty("action").GetString()));
        Assert.Equal(("call-1", "8001", "913800138000"), (Text(bodies[0], "callId"), Text(bodies[0], "extension"), Text(bodies[0], "number")));
        Assert.Equal("call-1", Text(bodies[1], "callId"));
    }

    [Theory]
    [InlineData(401, DialAnswer.Refused)]
    [InlineData(404, DialAnswer.Refused)]
    [InlineData(409, DialAnswer.Occupied)]
    [InlineData(500, DialAnswer.Refused)]
    public async Task A_no_is_named(int status, DialAnswer expected)
    {
        await using var pbx = await FakeGateway.AnsweringAsync(status, "");
        using var dialler = Dialler(pbx.Address);

        Assert.Equal(expected, await dialler.DialAsync(Order, default));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var elsewhere = await FakeGateway.AnsweringAsync(200, "");
        await using var pbx = await FakeGateway.StartAsync(context =>
        {
            context.Response.Redirect(elsewhere.Address);
            return Task.CompletedTask;
        });
        using var dialler = Dialler(pbx.Address);

        Assert.Equal(DialAnswer.Refused, await dialler.DialAsync(Order, default));
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task Nobody_there_and_no_word_in_time_are_told_apart()
    {
        await using var pbx = await FakeGateway.StartAsync(context => Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted));
        using var slow = Dialler(pbx.Address, timeout: 1);
        using var gone = Dialler("http://127.0.0.1:1/");

        Assert.Equal(DialAnswer.Silent, await slow.DialAsync(Order, default));
        Assert.Equal(DialAnswer.Down, await gone.DialAsync(Order, default));
    }

    [Fact]
    public async Task Without_an_address_it_offers_nothing()
    {
        using var dialler = Dialler(null);

        Assert.False(dialler.CanDial);
        Assert.Equal(DialAnswer.Refused, await dialler.DialAsync(Order, default));
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("nonsense")]
    public void An_address_that_is_no_web_address_is_refused_at_the_start(string url) => Assert.Throws<ArgumentException>(() => Dialler(url));

    private static string? Text(JsonElement body, string name) => body.GetProperty(name).GetString();

    private static HttpDialler Dialler(string? url, int timeout = 10) => new(
        new() { Id = "pbx", Adapter = "HttpEvents", DialOut = true, DialUrl = url, DialSecret = "geheim", DialTimeout = timeout },
        NullLogger<HttpDialler>.Instance);
}
