using System.Text.Json;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Device.Messages.Files;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Device.Tests.Messages;

public sealed class FileChannelTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("file-").FullName;

    private string Path => System.IO.Path.Combine(_folder, "sms", "out.jsonl");

    [Fact]
    public async Task A_message_is_one_line_that_says_which_to_whom_and_what()
    {
        await using var channel = Channel(Path);
        var message = Message("【示范医院】第一行\n第二行 \"😀\"");

        var outcome = await channel.SendAsync(message, CancellationToken.None);

        var line = JsonDocument.Parse(Assert.Single(await File.ReadAllLinesAsync(Path))).RootElement;
        Assert.Equal(SendResult.Accepted, outcome.Result);
        Assert.Equal(
            (message.Id.ToString(), message.To, message.Text),
            (line.GetProperty("id").GetString(), line.GetProperty("to").GetString(), line.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task Many_at_once_do_not_mix()
    {
        await using var channel = Channel(Path);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Task.Run(() => channel.SendAsync(Message($"message {i}"), CancellationToken.None))));

        var texts = (await File.ReadAllLinesAsync(Path)).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString());
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"message {i}").Order(), texts.Order());
    }

    [Fact]
    public async Task Where_nothing_can_be_written_nothing_was_sent()
    {
        await using var channel = Channel(_folder);

        var outcome = await channel.SendAsync(Message("one"), CancellationToken.None);

        Assert.Equal((SendResult.ChannelFault, ChannelReasons.NotWritable), (outcome.Result, channel.Health.Reason));
    }

    [Fact]
    public async Task Without_a_path_the_channel_is_not_configured()
    {
        await using var channel = Channel("");

        Assert.Equal("not-configured", (await channel.SendAsync(Message("one"), CancellationToken.None)).Code);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static FileChannel Channel(string path) =>
        new(new() { Id = "file", Kind = SmsChannelKind.File, Path = path }, TimeProvider.System, NullLogger<FileChannel>.Instance);

    private static OutgoingSms Message(string text) => new(Guid.CreateVersion7(), "13912345678", text, IsFlash: false, TimeSpan.FromHours(1));
}
