using System.Globalization;
using System.Net.Sockets;
using System.Text;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.Messaging;

/// <summary>One of the hospital's systems on a connection of its own that stays open. Written by hand, so that the caller's own work does not stand beside the product's.</summary>
internal sealed class MessageCaller(Uri address) : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _answer = new byte[4096];

    public static async Task<MessageCaller> ConnectAsync(Uri address, CancellationToken ct)
    {
        var caller = new MessageCaller(address);
        await caller._socket.ConnectAsync(address.Host, address.Port, ct);
        return caller;
    }

    /// <summary>A body of plain ASCII but for the text.</summary>
    public static byte[] Body(string key, string to, string text, string category) =>
        Encoding.UTF8.GetBytes($$"""{"idempotencyKey":"{{key}}","to":"{{to}}","text":"{{text}}","category":"{{category}}"}""");

    /// <returns>The message's id.</returns>
    /// <exception cref="BenchFailure">It was not answered by 202.</exception>
    public async Task<string> PostAsync(byte[] body, CancellationToken ct)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"POST /api/v1/messages HTTP/1.1\r\nHost: {address.Authority}\r\nX-Api-Key: {AppProcess.ApiKey}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        await _socket.SendAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. body], ct);
        var held = 0;
        while (true)
        {
            var read = await _socket.ReceiveAsync(_answer.AsMemory(held), ct);
            held += read;
            if (read == 0)
            {
                throw new BenchFailure("the product hung up");
            }

            var text = Encoding.ASCII.GetString(_answer, 0, held);
            if (text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is >= 0 and var end && IsWhole(text, end + 4))
            {
                return text.StartsWith("HTTP/1.1 202", StringComparison.Ordinal) ? IdIn(text) : throw new BenchFailure(text[..Math.Min(text.Length, 60)]);
            }
        }
    }

    public void Dispose() => _socket.Dispose();

    private static string IdIn(string answer)
    {
        var at = answer.IndexOf("\"id\":\"", StringComparison.Ordinal) + 6;
        return answer.Substring(at, 36);
    }

    /// <summary>By length, or in chunks.</summary>
    private static bool IsWhole(string text, int bodyAt)
    {
        const string Length = "Content-Length: ";
        var at = text.IndexOf(Length, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return text.EndsWith("0\r\n\r\n", StringComparison.Ordinal) && text.Length > bodyAt;
        }

        var to = text.IndexOf('\r', at);
        return text.Length - bodyAt >= int.Parse(text.AsSpan(at + Length.Length, to - at - Length.Length), CultureInfo.InvariantCulture);
    }
}
