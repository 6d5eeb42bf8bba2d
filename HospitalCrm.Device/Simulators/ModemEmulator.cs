using System.Collections.Concurrent;
using System.Text;
using HospitalCrm.Device.Modems;

namespace HospitalCrm.Device.Simulators;

/// <summary>
/// A Hayes modem at the far end of a <see cref="PtyPair"/>: echoes, answers commands, prints rings and caller-ID, and misbehaves as
/// its <see cref="ModemManners"/> say. mgetty, a program we did not write, takes it for a modem (a test shows it).
/// </summary>
public sealed class ModemEmulator : IAsyncDisposable
{
    private readonly SerialPort _port;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly TaskCompletionSource _askedForCallerId = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    private ModemEmulator(SerialPort port, ModemManners manners, TimeProvider clock)
    {
        (_port, Manners, _clock) = (port, manners, clock);
        _serving = ServeAsync(_stop.Token);
    }

    /// <summary>May be changed while it runs: a modem is switched off, or comes back.</summary>
    public ModemManners Manners { get; set; }

    /// <summary>Everything it was told, in order.</summary>
    public IReadOnlyList<string> Commands => [.. _commands];

    /// <summary>It has dialled and holds the line.</summary>
    public bool IsOffHook { get; private set; }

    public static ModemEmulator Attach(string port, ModemManners manners, TimeProvider clock) =>
        new(SerialPort.Open(port, clock), manners, clock);

    /// <summary>Completes when it has said OK to a caller-ID command.</summary>
    public Task WaitUntilAskedForCallerIdAsync(CancellationToken ct) => _askedForCallerId.Task.WaitAsync(ct);

    public Task RingAsync(CancellationToken ct) => PrintAsync("\r\nRING\r\n", ct);

    /// <summary>A whole call as China's FSK lines bring it: ring, caller-ID, ring.</summary>
    public async Task CallAsync(CallerIdBurst burst, CancellationToken ct)
    {
        await RingAsync(ct);
        await ReportAsync(burst, ct);
        await RingAsync(ct);
    }

    public async Task ReportAsync(CallerIdBurst burst, CancellationToken ct)
    {
        if (Manners.Reports)
        {
            await WriteAsync(burst.ToBytes(), ct);
        }
    }

    public Task PrintAsync(string text, CancellationToken ct) => WriteAsync(Encoding.UTF8.GetBytes(text), ct);

    /// <summary>Raw bytes, in pieces when the manners say so.</summary>
    public async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        var manners = Manners;
        while (bytes.Length > 0)
        {
            var piece = manners.BytesAtATime == 0 ? bytes.Length : Math.Min(manners.BytesAtATime, bytes.Length);
            await _port.WriteAsync(bytes[..piece], ct);
            bytes = bytes[piece..];
            if (bytes.Length > 0 && manners.PauseBetweenBytes > TimeSpan.Zero)
            {
                await Task.Delay(manners.PauseBetweenBytes, _clock, ct);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        await _port.DisposeAsync();
        _stop.Dispose();
    }

    private async Task ServeAsync(CancellationToken ct)
    {
        try
        {
            while (true)
            {
                if (await _port.ReadLineAsync(DateTimeOffset.MaxValue, ct) is { } line)
                {
                    _commands.Enqueue(line.Text);
                    await AnswerAsync(line.Text, ct);
                }
            }
        }
        catch (Exception error) when (error is OperationCanceledException or SerialPortException)
        {
            // Told to stop, or the cable is out.
        }
    }

    private async Task AnswerAsync(string command, CancellationToken ct)
    {
        var manners = Manners;
        if (!manners.Answers || !command.StartsWith("AT", StringComparison.OrdinalIgnoreCase))
        {
            return;
        }

        var knows = manners.Knows(command);
        var number = ModemManners.Dialled(command);
        var word = number is not null ? (manners.BusyNumbers.Contains(number) ? "BUSY" : manners.Dials) : knows ? "OK" : "ERROR";
        IsOffHook = number is not null ? word == "OK" : IsOffHook && !command.StartsWith("ATH", StringComparison.OrdinalIgnoreCase);
        await PrintAsync($"{(manners.Echoes ? command + "\r" : "")}{(word is null ? "" : $"\r\n{word}\r\n")}", ct);
        if (knows && ModemManners.IsCallerIdCommand(command))
        {
            _askedForCallerId.TrySetResult();
        }
    }
}
