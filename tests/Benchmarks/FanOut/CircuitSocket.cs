using System.Net.WebSockets;
using System.Text;

namespace HospitalCrm.Benchmarks.FanOut;

/// <summary>The WebSocket under a circuit: handshake, frames in and out, a ping now and then. Offers permessage-deflate as browsers do.</summary>
internal sealed class CircuitSocket : IAsyncDisposable
{
    private static readonly byte[] Handshake = Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e");

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1, 1);

    /// <summary>Bytes of all messages so far, as they were before the connection compressed them.</summary>
    public long Received { get; private set; }

    public async Task ConnectAsync(Uri address, string cookies, CancellationToken ct)
    {
        _socket.Options.DangerousDeflateOptions = new();
        _socket.Options.SetRequestHeader("Cookie", cookies);
        _socket.Options.SetRequestHeader("Origin", address.GetLeftPart(UriPartial.Authority));
        await _socket.ConnectAsync(new UriBuilder(new Uri(address, "_blazor")) { Scheme = "ws" }.Uri, ct);
        await _socket.SendAsync(Handshake, WebSocketMessageType.Text, true, ct);
        var answer = new byte[256];
        var got = await _socket.ReceiveAsync(answer.AsMemory(), ct);
        if (Encoding.UTF8.GetString(answer, 0, got.Count) is var text && !text.StartsWith("{}", StringComparison.Ordinal))
        {
            throw new BenchFailure($"the circuit's handshake was refused: {text}");
        }
    }

    public async Task SendAsync(byte[] frame, CancellationToken ct)
    {
        await _sending.WaitAsync(ct);
        try
        {
            await _socket.SendAsync(frame, WebSocketMessageType.Binary, true, ct);
        }
        finally
        {
            _sending.Release();
        }
    }

    /// <summary>Gives every message to <paramref name="take"/> until the connection ends.</summary>
    public async Task PumpAsync(Action<ReadOnlyMemory<byte>> take, CancellationToken ct)
    {
        var buffer = new byte[1 << 15];
        var held = 0;
        while (_socket.State == WebSocketState.Open)
        {
            if (held == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var got = await _socket.ReceiveAsync(buffer.AsMemory(held), ct);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                return;
            }

            held += got.Count;
            Received += got.Count;
            var used = 0;
            while (TryFrame(buffer.AsSpan(used, held - used), out var start, out var length))
            {
                take(buffer.AsMemory(used + start, length));
                used += start + length;
            }

            Buffer.BlockCopy(buffer, used, buffer, 0, held - used);
            held -= used;
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Abort();
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool TryFrame(ReadOnlySpan<byte> bytes, out int start, out int length)
    {
        (start, length) = (0, 0);
        for (var shift = 0; start < bytes.Length; shift += 7)
        {
            var next = bytes[start++];
            length |= (next & 0x7f) << shift;
            if ((next & 0x80) == 0)
            {
                return bytes.Length - start >= length;
            }
        }

        return false;
    }
}
