using System.Threading.Channels;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Gsm;
using HospitalCrm.Device.Messages.Pdus;
using HospitalCrm.Device.Simulators;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests.Messages.Gsm;

/// <summary>A modem channel, a cable (a real pty pair) and an emulated modem at its far end; what it hears is kept.</summary>
public sealed class SmsRig : IAsyncDisposable
{
    public const string Wang = "13912345678";

    /// <summary>Short ones: the emulator answers at once or never.</summary>
    private static readonly GsmTimings Quick = new()
    {
        Wake = TimeSpan.FromMilliseconds(500),
        Quiet = TimeSpan.FromMilliseconds(20),
        Prompt = TimeSpan.FromSeconds(2),
        Send = TimeSpan.FromSeconds(4),
        PartRetry = TimeSpan.FromMilliseconds(10),
        Poll = TimeSpan.FromMilliseconds(200),
        NetworkPoll = TimeSpan.FromMilliseconds(50),
        PartPatience = TimeSpan.FromHours(1),
        FirstRetry = TimeSpan.FromMilliseconds(20),
        LongestRetry = TimeSpan.FromMilliseconds(50),
    };

    /// <summary>For modems that often say nothing.</summary>
    public static readonly GsmTimings Impatient = Quick with { Prompt = TimeSpan.FromMilliseconds(400), Send = TimeSpan.FromMilliseconds(500) };

    private readonly CancellationTokenSource _test = new(TimeSpan.FromMinutes(2));
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<ChannelEvent> _taken = Channel.CreateUnbounded<ChannelEvent>();
    private readonly string _folder = Directory.CreateTempSubdirectory("sms-").FullName;
    private Task _listening = Task.CompletedTask;
    private PtyPair? _cable;

    private SmsRig(GsmTimings? timings) => Line = new(
        new() { Id = "modem-1", Kind = SmsChannelKind.GsmModem, Port = Path.Combine(_folder, "near") },
        TimeProvider.System,
        NullLogger<GsmModemChannel>.Instance,
        timings ?? Quick);

    public GsmModemChannel Line { get; }

    public SmsModemEmulator Modem { get; private set; } = null!;

    public CancellationToken Ct => _test.Token;

    /// <summary>Throws as often as it says when something is to be stored.</summary>
    public int Refusals { get; set; }

    public static GsmTimings With(TimeSpan partPatience) => Quick with { PartPatience = partPatience };

    /// <summary>Plugged in, set up, ready to send.</summary>
    public static async Task<SmsRig> ReadyAsync(SmsModemManners? manners = null, GsmTimings? timings = null)
    {
        var rig = await ListeningAsync(manners ?? SmsModemManners.Good, timings);
        await rig.HealthAsync(ChannelReasons.Ready);
        return rig;
    }

    public static async Task<SmsRig> ListeningAsync(SmsModemManners manners, GsmTimings? timings = null, Func<SmsModemEmulator, CancellationToken, Task>? before = null)
    {
        var rig = new SmsRig(timings);
        await rig.PlugInAsync(manners);
        await (before?.Invoke(rig.Modem, rig.Ct) ?? Task.CompletedTask);
        rig._listening = Task.Run(() => rig.Line.ListenAsync(rig.TakeAsync, rig._stop.Token));
        return rig;
    }

    public Task<SendOutcome> SendAsync(string text, string to = Wang, CancellationToken ct = default) =>
        Line.SendAsync(new(Guid.CreateVersion7(), to, text, IsFlash: false, TimeSpan.FromHours(1)), ct == default ? Ct : ct);

    /// <summary>The next thing it heard.</summary>
    public async Task<T> NextAsync<T>()
        where T : ChannelEvent => Assert.IsType<T>(await _taken.Reader.ReadAsync(Ct));

    public async Task HealthAsync(string reason) => await UntilAsync(() => Line.Health.Reason == reason);

    public async Task UntilAsync(Func<bool> so)
    {
        while (!so())
        {
            await Task.Delay(5, Ct);
        }
    }

    /// <summary>The texts the network was given, part by part.</summary>
    public IReadOnlyList<string> SentTexts() => [.. Modem.Sent.Select(hex => ((SubmitPdu)PduDecoder.Decode(hex)).Text)];

    public async Task UnplugAsync()
    {
        if (_cable is not null)
        {
            await _cable.DisposeAsync();
            _cable = null;
            await Modem.DisposeAsync();
        }
    }

    public async Task PlugInAsync(SmsModemManners manners)
    {
        var far = Path.Combine(_folder, "far");
        _cable = await PtyPair.StartAsync(Path.Combine(_folder, "near"), far, Ct);
        Modem = SmsModemEmulator.Attach(far, manners, TimeProvider.System);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        await UnplugAsync();
        await Line.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
        _stop.Dispose();
        _test.Dispose();
    }

    private Task TakeAsync(ChannelEvent happened, CancellationToken ct)
    {
        if (Refusals > 0)
        {
            Refusals--;
            throw new IOException("the disk is full");
        }

        _taken.Writer.TryWrite(happened);
        return Task.CompletedTask;
    }
}
