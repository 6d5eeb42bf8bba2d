using System.Runtime.InteropServices;
using System.Threading.Channels;

namespace HospitalCrm.Device.Modems;

/// <summary>
/// A serial port read by poll(2) on its own thread. Not a FileStream: on a tty that ignores cancellation, cannot be unblocked by
/// Dispose, and its orphaned read swallows the next byte.
/// </summary>
public sealed class SerialPort : IAsyncDisposable
{
    private const int WaitingLines = 1024;

    private readonly TimeProvider _clock;
    private readonly int _port;
    private readonly int _wake;
    private readonly Lock _gate = new();
    private readonly WireLines _wire;
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<SerialLine> _lines = Channel.CreateBounded<SerialLine>(
        new BoundedChannelOptions(WaitingLines) { SingleReader = true, SingleWriter = true });

    private volatile bool _stopping;
    private bool _closed;

    public string Path { get; }

    private SerialPort(string path, int port, int wake, TimeProvider clock, WireLines wire)
    {
        (Path, _port, _wake, _clock, _wire) = (path, port, wake, clock, wire);
        new Thread(Run) { IsBackground = true, Name = $"line {System.IO.Path.GetFileName(path)}" }.Start();
    }

    /// <summary>Opens the port for this process alone, raw, 8N1, without flow control.</summary>
    /// <exception cref="SerialPortException">Says in one word why not.</exception>
    /// <param name="wire">How bytes become lines; null: at line ends only.</param>
    public static SerialPort Open(string path, TimeProvider clock, int baud = 115200, WireLines? wire = null)
    {
        var port = SerialPortSetup.Open(path, baud);
        var wake = Posix.EventFd(0, Posix.CloseOnExec | Posix.NonBlocking);
        if (wake < 0)
        {
            var error = Marshal.GetLastPInvokeError();
            _ = Posix.Close(port);
            throw new SerialPortException(SerialTrouble.PortFault, path, error);
        }

        return new(path, port, wake, clock, wire ?? new());
    }

    /// <summary>The next line; null when none came until <paramref name="until"/>.</summary>
    /// <exception cref="SerialPortException">The port went away (after the lines that came before were read).</exception>
    public async ValueTask<SerialLine?> ReadLineAsync(DateTimeOffset until, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (_lines.Reader.TryRead(out var ready))
        {
            return ready;
        }

        var left = until - _clock.GetUtcNow();
        if (left <= TimeSpan.Zero && !_lines.Reader.Completion.IsCompleted)
        {
            return null;
        }

        // A port that is gone says so even when the time is up.
        using var limit = new CancellationTokenSource(left > TimeSpan.Zero && left < TimeSpan.FromDays(1) ? left : TimeSpan.FromDays(1), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
        try
        {
            return await _lines.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            return null;
        }
        catch (ChannelClosedException closed)
        {
            throw closed.InnerException as SerialPortException ?? new SerialPortException(SerialTrouble.Unplugged, Path);
        }
    }

    /// <summary>Completes when a line waits to be read, or the port is gone, which reading then tells.</summary>
    public async Task WaitForLineAsync(CancellationToken ct)
    {
        try
        {
            await _lines.Reader.WaitToReadAsync(ct);
        }
        catch (SerialPortException)
        {
            // The next read says so.
        }
    }

    /// <summary>Writes all bytes; returns without yielding when the kernel takes them at once.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken ct)
    {
        for (var patience = 2000; bytes.Length > 0; patience--)
        {
            var written = WriteSome(bytes.Span);
            bytes = bytes[written..];
            if (written > 0)
            {
                patience = 2000;
            }
            else if (patience == 0)
            {
                throw new SerialPortException(SerialTrouble.Unplugged, Path, Posix.TryAgain);
            }
            else
            {
                // The kernel's buffer is full: this is the wire's own pace, not business time, so the system clock is right here.
                await Task.Delay(1, ct);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _stopping = true;
        Wake();
        await _ended.Task;
    }

    private unsafe int WriteSome(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_closed)
            {
                throw new SerialPortException(SerialTrouble.Unplugged, Path);
            }

            fixed (byte* start = bytes)
            {
                var written = Posix.Write(_port, start, (nuint)bytes.Length);
                if (written >= 0)
                {
                    return (int)written;
                }
            }
        }

        var error = Marshal.GetLastPInvokeError();
        return error is Posix.TryAgain or Posix.Interrupted ? 0 : throw new SerialPortException(SerialTrouble.Unplugged, Path, error);
    }

    private unsafe void Wake()
    {
        lock (_gate)
        {
            if (!_closed)
            {
                ulong one = 1;
                _ = Posix.Write(_wake, (byte*)&one, sizeof(ulong));
            }
        }
    }

    private void Run()
    {
        var error = 0;
        try
        {
            error = ReadUntilGone();
        }
        finally
        {
            lock (_gate)
            {
                _closed = true;
                SerialPortSetup.Close(_port);
                _ = Posix.Close(_wake);
            }

            _lines.Writer.TryComplete(_stopping ? null : new SerialPortException(SerialTrouble.Unplugged, Path, error));
            _ended.TrySetResult();
        }
    }

    private unsafe int ReadUntilGone()
    {
        var buffer = stackalloc byte[512];
        var entries = stackalloc Posix.PollEntry[2];
        while (!_stopping)
        {
            entries[0] = new() { Fd = _wake, Wanted = Posix.PollIn };
            entries[1] = new() { Fd = _port, Wanted = Posix.PollIn };
            if (Posix.Poll(entries, 2, -1) < 0 || entries[1].Happened == 0)
            {
                continue;
            }

            var count = Posix.Read(_port, buffer, 512);
            if (count > 0)
            {
                Deliver(new ReadOnlySpan<byte>(buffer, (int)count));
                continue;
            }

            var error = count < 0 ? Marshal.GetLastPInvokeError() : 0;
            if (count == 0 || error is not (Posix.TryAgain or Posix.Interrupted) || (entries[1].Happened & Posix.PollGone) != 0)
            {
                return error;
            }
        }

        return 0;
    }

    private void Deliver(ReadOnlySpan<byte> bytes)
    {
        var at = _clock.GetUtcNow();
        foreach (var text in _wire.Take(bytes))
        {
            while (!_lines.Writer.TryWrite(new(text, at)) && !_stopping)
            {
                WaitForReader();
            }
        }
    }

    /// <summary>Nothing is dropped and memory does not grow: the kernel's own buffer holds the rest back, and a stop is still seen at once.</summary>
    private unsafe void WaitForReader()
    {
        var entry = new Posix.PollEntry { Fd = _wake, Wanted = Posix.PollIn };
        _ = Posix.Poll(&entry, 1, 2);
    }
}
