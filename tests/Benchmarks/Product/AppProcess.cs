using System.Diagnostics;

namespace HospitalCrm.Benchmarks.Product;

/// <summary>The published product, served on a free port from a data folder of its own.</summary>
internal sealed class AppProcess : IAsyncDisposable
{
    public const string Password = "bench-Password-1";
    public const string ApiKey = "bench-api-key-0123456789abcdef";

    private readonly Process _process;
    private readonly TextWriter _log;

    private AppProcess(Process process, Uri address, TextWriter log)
    {
        (_process, Address, _log) = (process, address, log);
        process.OutputDataReceived += (_, said) => Keep(said.Data);
        process.ErrorDataReceived += (_, said) => Keep(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public TimeSpan Processor => ProcessUse.Processor(Id);

    public double WorkingSetMegabytes => ProcessUse.WorkingSetMegabytes(Id) ?? throw new BenchFailure("the product has ended");

    /// <param name="settings">Configuration keys with <c>__</c>.</param>
    /// <param name="port">The one it had before it was killed; null: any free one.</param>
    public static async Task<AppProcess> StartAsync(BenchPlace place, string data, IReadOnlyDictionary<string, string> settings, CancellationToken ct, int? port = null)
    {
        var address = new Uri($"http://127.0.0.1:{port ?? FreePort.Find()}/");
        var start = new ProcessStartInfo(place.Program, ["serve"]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = data };
        foreach (var (key, value) in settings.Concat(Basics(place, data, address)))
        {
            start.Environment[key] = value;
        }

        var log = TextWriter.Synchronized(new StreamWriter(Path.Combine(place.DataFolder, "product.log")) { AutoFlush = true });
        var app = new AppProcess(Process.Start(start) ?? throw new BenchFailure($"{place.Program} did not start"), address, log);
        try
        {
            await Readying.WaitAsync(app._process, address, ct);
        }
        catch
        {
            await app.DisposeAsync();
            throw;
        }

        return app;
    }

    /// <summary>SIGKILL, as a power cut would.</summary>
    public Task KillAsync(CancellationToken ct) => Signals.KillAsync(_process, ct);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await Signals.TerminateAsync(_process, CancellationToken.None);
        }

        _process.Dispose();
        await _log.DisposeAsync();
    }

    private static Dictionary<string, string> Basics(BenchPlace place, string data, Uri address) => new()
    {
        ["ASPNETCORE_ENVIRONMENT"] = "Demo",
        ["ASPNETCORE_CONTENTROOT"] = place.App,
        ["ASPNETCORE_URLS"] = address.ToString(),
        ["Data__Directory"] = data,
        ["Demo__Password"] = Password,
        ["Demo__ApiKey"] = ApiKey,
    };

    private void Keep(string? line)
    {
        if (line is not null)
        {
            _log.WriteLine(line);
        }
    }
}
