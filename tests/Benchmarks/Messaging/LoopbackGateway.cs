using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace HospitalCrm.Benchmarks.Messaging;

/// <summary>A gateway on this machine: takes each message as one GET on a connection that stays open, and notes when it came. Costs next to nothing itself.</summary>
internal sealed class LoopbackGateway : IDisposable
{
    private static readonly byte[] Yes = "HTTP/1.1 202 Accepted\r\nContent-Length: 2\r\n\r\nok"u8.ToArray();

    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly CancellationTokenSource _stop = new();
    private readonly TimeSpan _delay;
    private volatile TaskCompletionSource _gate = Open();
    private int _taken;

    public LoopbackGateway(TimeSpan delay = default)
    {
        _delay = delay;
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(256);
        _ = AcceptAsync();
    }

    /// <summary>For <c>Sms:Channels:N:Url</c>.</summary>
    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}/send?to={{to}}&text={{text}}&id={{id}}";

    public int Taken => Volatile.Read(ref _taken);

    /// <summary>When a message to each number came first.</summary>
    public ConcurrentDictionary<string, long> At { get; } = new(StringComparer.Ordinal);

    /// <summary>How often each id came.</summary>
    public ConcurrentDictionary<string, int> Ids { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers nobody until it is told to.</summary>
    public void Close() => _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Release() => _gate.TrySetResult();

    public void Dispose()
    {
        _stop.Cancel();
        _gate.TrySetResult();
        _listener.Dispose();
        _stop.Dispose();
    }

    private static TaskCompletionSource Open()
    {
        var open = new TaskCompletionSource();
        open.SetResult();
        return open;
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var caller = await _listener.AcceptAsync(_stop.Token);
                caller.NoDelay = true;
                _ = ServeAsync(caller);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The bench is over.
        }
    }

    private async Task ServeAsync(Socket caller)
    {
        using (caller)
        {
            var buffer = new byte[8192];
            var held = 0;
            try
            {
                while (await caller.ReceiveAsync(buffer.AsMemory(held), _stop.Token) is > 0 and var read)
                {
                    held += read;
                    if (buffer.AsSpan(0, held).IndexOf("\r\n\r\n"u8) < 0)
                    {
                        continue;
                    }

                    Note(Encoding.ASCII.GetString(buffer, 0, buffer.AsSpan(0, held).IndexOf((byte)'\r')));
                    held = 0;
                    await _gate.Task;
                    if (_delay > TimeSpan.Zero)
                    {
                        await Task.Delay(_delay, _stop.Token);
                    }

                    await caller.SendAsync(Yes, _stop.Token);
                }
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The product closed it, or was killed.
            }
        }
    }

    private void Note(string line)
    {
        At.TryAdd(Value(line, "to="), Stopwatch.GetTimestamp());
        Ids.AddOrUpdate(Value(line, "id="), 1, (_, times) => times + 1);
        Interlocked.Increment(ref _taken);
    }

    private static string Value(string line, string name)
    {
        var from = line.IndexOf(name, StringComparison.Ordinal) + name.Length;
        var length = line.AsSpan(from).IndexOfAny("& ");
        return length < 0 ? line[from..] : line.Substring(from, length);
    }
}
