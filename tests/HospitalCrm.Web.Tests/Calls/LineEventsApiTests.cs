using System.Text;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Web.Calls;
using HospitalCrm.Web.Realtime;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Web.Tests.Calls;

/// <summary>What a telephone system may push, and what it is told when it pushes something else.</summary>
public sealed class LineEventsApiTests
{
    [Fact]
    public async Task One_event_is_taken_and_durable_when_it_answers()
    {
        await using var centre = await CallCentre.OpenAsync();

        var (status, body) = await PushAsync(centre, """{"callId":"c1","sequence":1,"signal":"ringing","number":"013800138000","extension":"8001"}""");

        Assert.Equal((202, """{"accepted":1}"""), (status, body));
        var call = await centre.CallAsync("c1");
        Assert.Equal(("13800138000", "8001", CallState.Ringing), (centre.NumberOf(call), call.Extension, call.State));
    }

    [Fact]
    public async Task An_array_in_any_order_and_its_repeat_make_one_call()
    {
        await using var centre = await CallCentre.OpenAsync();
        var events = """
            [{"callId":"c1","sequence":4,"signal":"ended","cause":"normal"},{"callId":"c1","sequence":2,"signal":"number","number":"13800138000","presentation":"allowed"},
             {"callId":"c1","sequence":3,"signal":"answered"},{"callId":"c1","sequence":1,"signal":"ringing","extension":"8001","direction":"in"}]
            """;

        Assert.Equal(202, (await PushAsync(centre, events)).Status);
        Assert.Equal(202, (await PushAsync(centre, events)).Status);

        Assert.Equal((CallState.Ended, "normal"), ((await centre.CallAsync("c1")).State, (await centre.CallAsync("c1")).Cause));
        Assert.Equal(4, await centre.ReadAsync(db => db.LineEvents.CountAsync()));
    }

    [Fact]
    public async Task An_end_without_an_answer_is_a_missed_call_and_an_outgoing_one_is_said_to_be()
    {
        await using var centre = await CallCentre.OpenAsync();

        await PushAsync(centre, """[{"callId":"in","sequence":1,"signal":"ringing"},{"callId":"in","sequence":2,"signal":"ended"},{"callId":"out","sequence":1,"signal":"ringing","direction":"out"}]""");

        Assert.Equal((CallState.Missed, CallDirection.Outgoing), ((await centre.CallAsync("in")).State, (await centre.CallAsync("out")).Direction));
    }

    [Fact]
    public async Task A_transfer_and_a_hidden_number_are_understood()
    {
        await using var centre = await CallCentre.OpenAsync();

        await PushAsync(centre, """[{"callId":"c1","sequence":1,"signal":"ringing","extension":"8001","presentation":"withheld"},{"callId":"c1","sequence":2,"signal":"transferred","toExtension":"8002"}]""");

        var call = await centre.CallAsync("c1");
        Assert.Equal(("8002", CallMatch.Withheld), (call.Extension, call.Match));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[{]")]
    [InlineData("callId=c1")]
    [InlineData("\"\\uD800")]
    public async Task What_is_not_json_is_a_bad_request(string body)
    {
        await using var centre = await CallCentre.OpenAsync();

        Assert.Equal(400, (await PushAsync(centre, body)).Status);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("null")]
    [InlineData("[null]")]
    [InlineData("[[]]")]
    [InlineData("""{"sequence":1,"signal":"ringing"}""")]
    [InlineData("""{"callId":"","sequence":1,"signal":"ringing"}""")]
    [InlineData("""{"callId":7,"sequence":1,"signal":"ringing"}""")]
    [InlineData("""{"callId":"c1","signal":"ringing"}""")]
    [InlineData("""{"callId":"c1","sequence":"1","signal":"ringing"}""")]
    [InlineData("""{"callId":"c1","sequence":-1,"signal":"ringing"}""")]
    [InlineData("""{"callId":"c1","sequence":1.5,"signal":"ringing"}""")]
    [InlineData("""{"callId":"c1","sequence":99999999999999999999,"signal":"ringing"}""")]
    [InlineData("""{"callId":"c1","sequence":1}""")]
    [InlineData("""{"callId":"c1","sequence":1,"signal":"rings"}""")]
    [InlineData("""{"callId":"c1","sequence":1,"signal":"Ringing"}""")]
    [InlineData("""{"callId":"c1","sequence":1,"signal":"ringing","presentation":"shown"}""")]
    [InlineData("""{"callId":"c1","sequence":1,"signal":"ringing","direction":"up"}""")]
    [InlineData("""{"callId":"c1","sequence":1,"signal":"ringing","number":13800138000}""")]
    [InlineData("""{"callId":"c1","sequence":1,"signal":"ringing","extension":{}}""")]
    [InlineData("""{"callId":"c1","sequence":1,"signal":"ringing","at":1772413200}""")]
    [InlineData("""{"callId":"c1","sequence":1,"signal":"ringing","at":"yesterday"}""")]
    [InlineData("""{"callId":"c1","sequence":1,"signal":"ringing","at":"10:00"}""")]
    [InlineData("""{"callId":"c\uD800","sequence":1,"signal":"ringing"}""")]
    [InlineData("""{"callId":"c\u0000","sequence":1,"signal":"ringing"}""")]
    public async Task An_event_that_cannot_be_meant_is_refused_and_nothing_of_the_push_is_kept(string odd)
    {
        await using var centre = await CallCentre.OpenAsync();
        var good = """{"callId":"good","sequence":1,"signal":"ringing"}""";

        var (status, body) = await PushAsync(centre, odd.StartsWith('[') ? odd : $"[{good},{odd}]");

        Assert.Equal(422, status);
        Assert.Contains(odd.StartsWith('[') ? "Event 0" : "Event 1", body, StringComparison.Ordinal);
        Assert.Equal(0, await centre.ReadAsync(db => db.Calls.CountAsync()));
    }

    [Fact]
    public async Task A_refusal_names_the_event_and_nobodys_number()
    {
        await using var centre = await CallCentre.OpenAsync();

        var (status, body) = await PushAsync(centre, $$"""[{"callId":"c1","sequence":1,"signal":"number","number":"13800138000{{new string('7', 10_000)}}"}]""");

        Assert.Equal(422, status);
        Assert.Contains("Event 0", body, StringComparison.Ordinal);
        Assert.DoesNotContain("138001", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fields_that_are_null_are_as_good_as_absent()
    {
        await using var centre = await CallCentre.OpenAsync();

        var (status, _) = await PushAsync(centre, """{"callId":"c1","sequence":1,"signal":"ringing","number":null,"presentation":null,"extension":null,"toExtension":null,"direction":null,"cause":null,"at":null,"more":{"of":"theirs"}}""");

        Assert.Equal((202, CallMatch.Pending), (status, (await centre.CallAsync("c1")).Match));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("box")]
    public async Task A_line_that_takes_no_events_is_not_found(string line)
    {
        await using var centre = await CallCentre.OpenAsync();

        Assert.Equal(404, (await PushAsync(centre, """{"callId":"c1","sequence":1,"signal":"ringing"}""", line)).Status);
    }

    [Theory]
    [InlineData(1_000, 202)]
    [InlineData(1_001, 413)]
    public async Task A_thousand_events_are_taken_at_once_and_not_one_more(int count, int expected)
    {
        await using var centre = await CallCentre.OpenAsync();

        var (status, _) = await PushAsync(centre, $"[{string.Join(',', Enumerable.Range(0, count).Select(at => $$"""{"callId":"c{{at}}","sequence":1,"signal":"ringing"}"""))}]");

        Assert.Equal((expected, expected == 202 ? count : 0), (status, await centre.ReadAsync(db => db.Calls.CountAsync())));
    }

    [Theory]
    [InlineData("2026-03-02T08:59:30+08:00", -30)]
    [InlineData("2026-03-02T00:59:30Z", -30)]
    [InlineData("2026-03-02T00:59:30.250Z", -29.75)]
    [InlineData("2026-03-02T10:00:00+08:00", 0)]
    [InlineData("2027-01-01T00:00:00Z", 0)]
    [InlineData("2026-02-27T09:00:00+08:00", 0)]
    public async Task The_senders_time_counts_unless_it_is_ahead_or_more_than_a_day_old(string at, double seconds)
    {
        await using var centre = await CallCentre.OpenAsync();

        var (status, _) = await PushAsync(centre, $$"""{"callId":"c1","sequence":1,"signal":"ringing","at":"{{at}}"}""");

        Assert.Equal(202, status);
        Assert.Equal(centre.Hospital.Clock.GetUtcNow().AddSeconds(seconds), (await centre.CallAsync("c1")).StartedAt);
    }

    [Fact]
    public async Task An_empty_array_says_nothing_and_is_taken()
    {
        await using var centre = await CallCentre.OpenAsync();

        Assert.Equal((202, """{"accepted":0}"""), await PushAsync(centre, "[]"));
    }

    [Fact]
    public async Task The_same_counter_in_two_calls_is_not_a_repeat()
    {
        await using var centre = await CallCentre.OpenAsync();

        await PushAsync(centre, """[{"callId":"a","sequence":1,"signal":"ringing"},{"callId":"b","sequence":1,"signal":"ringing"}]""");
        await PushAsync(centre, """{"callId":"a","sequence":1,"signal":"ringing"}""", "pbx2");

        Assert.Equal(3, await centre.ReadAsync(db => db.Calls.CountAsync()));
    }

    private static async Task<(int Status, string Body)> PushAsync(CallCentre centre, string body, string line = "pbx")
    {
        var directory = centre.Services.GetRequiredService<LineDirectory>();
        var board = new LineBoard(directory, centre.Hospital.Clock, NullLogger<LineBoard>.Instance);
        var api = new LineEventsApi(directory, centre.Inbox, board, centre.Hospital.Clock);
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        var http = new DefaultHttpContext { RequestServices = services };
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(body));
        var answer = new MemoryStream();
        http.Response.Body = answer;

        await (await api.AcceptAsync(line, http.Request, default)).ExecuteAsync(http);

        return (http.Response.StatusCode, Encoding.UTF8.GetString(answer.ToArray()));
    }
}
