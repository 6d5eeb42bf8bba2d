using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using HospitalCrm.Core.Integration.Play;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Commands;

internal sealed class HisPlayVerb : IVerb
{
    private static readonly TimeSpan Step = TimeSpan.FromMinutes(5);

    public string Name => "his play";

    public string Help => """
        crm his play --to URL [--key KEY] [--seed N] [--turns N] [--start TIME] [--every MS]
        Plays a hospital's HIS to a running HospitalCrm over POST URL/api/v1/his/{view}: admissions, visits, charges, lab reports,
        discharges, births, merges, and what interfaces do wrong: repeats, rows before their patient, late charges, corrections,
        withdrawals, old versions, bad rows. The same seed and start are always the same messages. Never into a hospital that works.

          --to URL      the server, for example http://127.0.0.1:5080
          --key KEY     the connected system's key (default: the environment's Demo__ApiKey)
          --seed N      another hospital (default 1)
          --turns N     how many things happen (default 200), five minutes apart
          --start TIME  when the first happens, ISO with offset (default: so that the last happens now)
          --every MS    milliseconds between two (default 0)
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var arguments = new Arguments(words, ["--to", "--key", "--seed", "--turns", "--start", "--every"], []);
        var to = Uri.TryCreate(arguments.Get("--to"), UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address! : throw new BadArguments("--to is an address such as http://127.0.0.1:5080");
        var key = arguments.Find("--key") ?? Environment.GetEnvironmentVariable("Demo__ApiKey") ?? throw new BadArguments("--key is missing");
        var (seed, turns, every) = (Number(arguments, "--seed", 1), Number(arguments, "--turns", 200), Number(arguments, "--every", 0));
        var start = Start(arguments.Find("--start")) ?? TimeProvider.System.GetUtcNow() - (turns * Step);
        using var http = new HttpClient { BaseAddress = new(to.AbsoluteUri.TrimEnd('/') + "/"), Timeout = TimeSpan.FromSeconds(30) };
        http.DefaultRequestHeaders.Add("X-Api-Key", key);
        using var interruption = new Interruption();
        var scenario = new HisScenario(seed);
        var sums = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (rows, accepted, unchanged, quarantined) = (0, 0, 0, 0);
        for (var turn = 0; turn < turns && !interruption.Token.IsCancellationRequested; turn++)
        {
            foreach (var message in scenario.Next(start + (turn * Step)))
            {
                var answer = await SayAsync(http, message, interruption.Token);
                rows += message.Rows.Count;
                (accepted, unchanged, quarantined) = (accepted + answer.Accepted, unchanged + answer.Unchanged, quarantined + answer.Quarantined.Count);
                sums[message.What] = sums.GetValueOrDefault(message.What) + 1;
            }

            await Task.Delay(every, interruption.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        foreach (var (what, count) in sums)
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{what} {count}"));
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{rows} rows: {accepted} accepted, {unchanged} unchanged, {quarantined} quarantined"));
        return 0;
    }

    private static async Task<Answer> SayAsync(HttpClient http, HisMessage message, CancellationToken ct)
    {
        using var body = new ByteArrayContent(message.Body());
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var answer = await http.PostAsync(new Uri($"api/v1/his/{message.View}", UriKind.Relative), body, ct);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync<Answer>(JsonSerializerOptions.Web, ct))!
                : throw new StartFailure($"{message.View}: the server answers {(int)answer.StatusCode}");
        }
        catch (HttpRequestException unreachable)
        {
            throw new StartFailure($"the server cannot be reached: {unreachable.HttpRequestError}");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new(0, 0, []);
        }
    }

    private static int Number(Arguments arguments, string option, int usual) =>
        arguments.Find(option) is not { } typed ? usual : int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw new BadArguments($"{option} is a number, not '{typed}'");

    private static DateTimeOffset? Start(string? typed) =>
        typed is null ? null : DateTimeOffset.TryParse(typed, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : throw new BadArguments($"--start is an ISO time, not '{typed}'");

    private sealed record Answer(int Accepted, int Unchanged, IReadOnlyList<JsonElement> Quarantined);
}
