using System.Diagnostics;

namespace HospitalCrm.Device.Simulators;

/// <summary>Two serial ports that are one wire: what is written at one end is read at the other. Needs socat.</summary>
public sealed class PtyPair : IAsyncDisposable
{
    private readonly Process _socat;
    private string? _folder;

    private PtyPair(Process socat, string near, string far) => (_socat, Near, Far) = (socat, near, far);

    /// <summary>The end the product opens.</summary>
    public string Near { get; }

    /// <summary>The end the emulated modem sits at.</summary>
    public string Far { get; }

    /// <summary>In a folder of its own below the temporary folder.</summary>
    public static async Task<PtyPair> StartAsync(CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("line-").FullName;
        var pair = await StartAsync(Path.Combine(folder, "near"), Path.Combine(folder, "far"), ct);
        pair._folder = folder;
        return pair;
    }

    public static async Task<PtyPair> StartAsync(string near, string far, CancellationToken ct)
    {
        var socat = Process.Start(new ProcessStartInfo("socat", [$"pty,raw,echo=0,link={near}", $"pty,raw,echo=0,link={far}"])
        {
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("socat did not start.");
        while (!File.Exists(near) || !File.Exists(far))
        {
            if (socat.HasExited)
            {
                throw new InvalidOperationException($"socat: {await socat.StandardError.ReadToEndAsync(ct)}");
            }

            await Task.Delay(5, ct);
        }

        return new(socat, near, far);
    }

    /// <summary>Pulls the cable out: both ends hang up and their names vanish.</summary>
    public async Task UnplugAsync(CancellationToken ct)
    {
        if (!_socat.HasExited)
        {
            _socat.Kill();
        }

        await _socat.WaitForExitAsync(ct);
        File.Delete(Near);
        File.Delete(Far);
    }

    public async ValueTask DisposeAsync()
    {
        await UnplugAsync(CancellationToken.None);
        _socat.Dispose();
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
