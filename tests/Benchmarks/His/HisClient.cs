using System.Net.Http.Headers;
using System.Text.Json;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.His;

/// <summary>A hospital's system that pushes.</summary>
internal sealed class HisClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 64 })
    {
        BaseAddress = address,
        DefaultRequestHeaders = { { "X-Api-Key", AppProcess.ApiKey } },
        Timeout = TimeSpan.FromMinutes(2),
    };

    /// <exception cref="BenchFailure">It was not taken.</exception>
    public async Task<HisTold> PushAsync(string view, byte[] body, CancellationToken ct)
    {
        using var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        using var answer = await _http.PostAsync($"api/v1/his/{view}", content, ct);
        if (!answer.IsSuccessStatusCode)
        {
            throw new BenchFailure($"{view}: answered {(int)answer.StatusCode}");
        }

        var told = JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsByteArrayAsync(ct));
        return new(told.GetProperty("accepted").GetInt32(), told.GetProperty("unchanged").GetInt32(), told.GetProperty("quarantined").GetArrayLength());
    }

    public void Dispose() => _http.Dispose();
}

internal sealed record HisTold(int Accepted, int Unchanged, int Quarantined);
