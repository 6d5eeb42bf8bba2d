using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace Browser.Tests.Rig;

/// <summary>A call as a telephone system pushes it (contracts §3).</summary>
public sealed class PhoneCall(string address, string number)
{
    private readonly string _id = Guid.NewGuid().ToString("N");
    private int _sequence;

    public string Number => number;

    /// <summary>The line over which it comes, as settings.</summary>
    public static Dictionary<string, string> Line(int position) => new(StringComparer.Ordinal)
    {
        [string.Create(CultureInfo.InvariantCulture, $"Lines__{position}__Id")] = Hospital.TelephoneSystem,
        [string.Create(CultureInfo.InvariantCulture, $"Lines__{position}__Adapter")] = "HttpEvents",
    };

    public async Task<PhoneCall> RingAtAsync(string extension)
    {
        await SayAsync(new() { ["signal"] = "ringing", ["number"] = number, ["extension"] = extension });
        return this;
    }

    public async Task<PhoneCall> RingWithoutNumberAtAsync(string extension)
    {
        await SayAsync(new() { ["signal"] = "ringing", ["extension"] = extension });
        return this;
    }

    public Task BringNumberAsync() => SayAsync(new() { ["signal"] = "number", ["number"] = number });

    public Task HideNumberAsync() => SayAsync(new() { ["signal"] = "number", ["presentation"] = "withheld" });

    public Task AnswerAtAsync(string extension) => SayAsync(new() { ["signal"] = "answered", ["extension"] = extension });

    public Task StopAtAsync(string extension) => SayAsync(new() { ["signal"] = "stopped", ["extension"] = extension });

    public Task AnswerAsync() => SayAsync(new() { ["signal"] = "answered" });

    public Task TransferToAsync(string extension) => SayAsync(new() { ["signal"] = "transferred", ["toExtension"] = extension });

    public Task EndAsync() => SayAsync(new() { ["signal"] = "ended" });

    private async Task SayAsync(Dictionary<string, object> said)
    {
        said["callId"] = _id;
        said["sequence"] = ++_sequence;
        using var http = new HttpClient { BaseAddress = new(address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", Product.ApiKey);
        using var answer = await http.PostAsJsonAsync($"/api/v1/lines/{Hospital.TelephoneSystem}/events", said);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }
}
