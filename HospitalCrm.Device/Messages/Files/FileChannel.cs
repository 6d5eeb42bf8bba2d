using System.Text.Encodings.Web;
using System.Text.Json;
using HospitalCrm.Core.Messaging.Channels;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Messages.Files;

/// <summary>Writes each message as one line of JSON and sends nothing: demonstrations, trials, and a hospital that has no modem yet.</summary>
public sealed class FileChannel(SmsChannelOptions options, TimeProvider clock, ILogger<FileChannel> log) : ISmsChannel
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SemaphoreSlim _pen = new(1);
    private readonly ChannelLamp _lamp = new(options.Id, clock, log);

    public string Id => options.Id;

    public SmsChannelKind Kind => SmsChannelKind.File;

    public int Window => options.Window ?? 1;

    public ChannelHealth Health => _lamp.Health;

    public async Task<SendOutcome> SendAsync(OutgoingSms message, CancellationToken ct)
    {
        await _pen.WaitAsync(ct);
        try
        {
            return Append(message);
        }
        finally
        {
            _pen.Release();
        }
    }

    public Task ListenAsync(Func<ChannelEvent, CancellationToken, Task> take, CancellationToken ct) => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _pen.Dispose();
        return ValueTask.CompletedTask;
    }

    private SendOutcome Append(OutgoingSms message)
    {
        if (string.IsNullOrEmpty(options.Path))
        {
            return Fault(ChannelReasons.NotConfigured);
        }

        var line = JsonSerializer.SerializeToUtf8Bytes(new { id = message.Id, to = message.To, text = message.Text }, Json);
        var start = -1L;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(options.Path))!);
            using var file = new FileStream(options.Path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            start = file.Position;
            file.Write([.. line, (byte)'\n']);
            file.Flush(flushToDisk: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return start < 0 || TakeBack(start) ? Fault(ChannelReasons.NotWritable) : SendOutcome.Unknown("half-written");
        }

        _lamp.Ready();
        return SendOutcome.Accepted();
    }

    /// <summary>A full disk leaves half a line; nobody has read it yet.</summary>
    private bool TakeBack(long start)
    {
        try
        {
            using var file = new FileStream(options.Path!, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
            file.SetLength(start);
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private SendOutcome Fault(string reason)
    {
        _lamp.Down(reason);
        return SendOutcome.ChannelFault(reason);
    }
}
