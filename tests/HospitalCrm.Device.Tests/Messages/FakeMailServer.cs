using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace HospitalCrm.Device.Tests.Messages;

/// <summary>Just enough SMTP for one client after the other.</summary>
internal sealed class FakeMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly string _answerToRecipient;
    private readonly bool _hangsUpAfterData;
    private readonly Task _serving;

    public FakeMailServer(string answerToRecipient = "250 ok", bool hangsUpAfterData = false)
    {
        (_answerToRecipient, _hangsUpAfterData) = (answerToRecipient, hangsUpAfterData);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Lines { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _listener.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync();
                await TalkAsync(client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException or IOException)
        {
            // Over.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var reader = new StreamReader(client.GetStream());
        await using var writer = new StreamWriter(client.GetStream()) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test");
        var inData = false;
        while (await reader.ReadLineAsync() is { } line)
        {
            Lines.Enqueue(line);
            if (inData && line != ".")
            {
                continue;
            }

            if (inData && _hangsUpAfterData)
            {
                return;
            }

            inData = line == "DATA";
            await writer.WriteLineAsync(inData ? "354 go on" : line.StartsWith("RCPT", StringComparison.Ordinal) ? _answerToRecipient : line == "QUIT" ? "221 bye" : "250 ok");
        }
    }
}
