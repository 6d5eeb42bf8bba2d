using System.Threading.Channels;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Modems;
using HospitalCrm.Device.Simulators;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests;

/// <summary>A modem line, a cable (a real pty pair) and an emulated modem at its far end.</summary>
public sealed class LineRig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _test = new(TimeSpan.FromMinutes(3));
    private readonly Channel<LineEvent> _events = Channel.CreateUnbounded<LineEvent>();
    private readonly Channel<LineHealth> _healths = Channel.CreateUnbounded<LineHealth>();
    private readonly string _folder = Directory.CreateTempSubdirectory("rig-").FullName;
    private CancellationTokenSource _stop = new();
    private Task _listening = Task.CompletedTask;
    private PtyPair? _cable;

    private LineRig()
    {
        var options = new LineOptions { Id = "line-1", Adapter = "Modem", Port = Port, DialOut = true };
        Line = new(options, Clock, NullLogger<ModemLine>.Instance, new() { Breath = TimeSpan.Zero });
        Line.HealthChanged += health => _healths.Writer.TryWrite(health);
    }

    public string Port => Path.Combine(_folder, "near");
    public ManualClock Clock { get; } = new();
    public ModemLine Line { get; }
    public ModemEmulator? Modem { get; private set; }
    public CancellationToken Ct => _test.Token;

    /// <summary>Plugged in, agreed on caller-ID, listening.</summary>
    public static async Task<LineRig> ListeningAsync(ModemManners? manners = null)
    {
        var rig = await StartAsync(manners ?? ModemManners.Good);
        await rig.HealthAsync("Listening");
        return rig;
    }

    /// <summary>Plugged in and listening.</summary>
    public static async Task<LineRig> StartAsync(ModemManners manners)
    {
        var rig = new LineRig();
        await rig.PlugInAsync(manners);
        rig.Listen();
        return rig;
    }

    /// <summary>Nothing plugged in, nobody listening.</summary>
    public static LineRig Bare() => new();

    public void Listen() => _listening = Task.Run(async () =>
    {
        try
        {
            await foreach (var lineEvent in Line.ListenAsync(_stop.Token))
            {
                await _events.Writer.WriteAsync(lineEvent, CancellationToken.None);
            }
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    });

    /// <summary>Ends with the listening itself.</summary>
    public async Task StopListeningAsync()
    {
        await _stop.CancelAsync();
        await _listening.WaitAsync(Patience, CancellationToken.None);
        _stop.Dispose();
        _stop = new();
    }

    /// <summary>The next event of the line, whatever it is.</summary>
    public async Task<LineEvent> NextAsync() => await _events.Reader.ReadAsync(Ct).AsTask().WaitAsync(Patience, Ct);

    /// <summary>Lets time run until the lamp shows this reason, and gives what it showed.</summary>
    public async Task<LineHealth> HealthAsync(string reason, string? detail = null)
    {
        var deadline = DateTimeOffset.UtcNow + Patience;
        while (true)
        {
            while (_healths.Reader.TryRead(out var health))
            {
                if (health.Reason == reason && (detail is null || health.Detail == detail))
                {
                    return health;
                }
            }

            if (DateTimeOffset.UtcNow > deadline)
            {
                throw new TimeoutException($"Waited for {reason}; the lamp shows {Line.Health}.");
            }

            await Task.Delay(10, Ct);
            Clock.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <summary>Dials, and lets time run until the line has answered.</summary>
    public async Task<DialAnswer> DialAsync(string number)
    {
        var answer = Line.DialAsync(new("link-1", DialString.Read(number)!, null), Ct);
        await PassAsync(answer);
        return await answer;
    }

    public async Task PassAsync(Task until)
    {
        while (!until.IsCompleted)
        {
            await Task.WhenAny(until, Task.Delay(20, Ct));
            Clock.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>Everything up to and with the end of the ringing.</summary>
    public async Task<IReadOnlyList<LineEvent>> UntilStoppedAsync()
    {
        var heard = new List<LineEvent>();
        do
        {
            heard.Add(await NextAsync());
        }
        while (heard[^1].Signal != LineSignal.RingingStopped);
        return heard;
    }

    public async Task UnplugAsync()
    {
        if (_cable is not null)
        {
            await _cable.DisposeAsync();
            _cable = null;
        }

        if (Modem is not null)
        {
            await Modem.DisposeAsync();
            Modem = null;
        }
    }

    public async Task PlugInAsync(ModemManners manners)
    {
        var far = Path.Combine(_folder, "far");
        _cable = await PtyPair.StartAsync(Port, far, Ct);
        Modem = ModemEmulator.Attach(far, manners, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await StopListeningAsync();
        await UnplugAsync();
        Directory.Delete(_folder, recursive: true);
        _stop.Dispose();
        _test.Dispose();
    }
}
