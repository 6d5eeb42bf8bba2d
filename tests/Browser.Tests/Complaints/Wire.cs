using System.Collections.Concurrent;
using System.Text;
using Browser.Tests.Rig;

namespace Browser.Tests.Complaints;

/// <summary>Everything that came to one browser since: pages as they were sent, and what went over the open connection.</summary>
internal sealed class Wire
{
    private readonly ConcurrentQueue<string> _frames = new();

    private Wire()
    {
    }

    public string Heard => string.Concat(_frames);

    public static Wire Of(Desk desk)
    {
        var wire = new Wire();
        desk.Page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => wire._frames.Enqueue(frame.Binary is { } bytes ? Encoding.UTF8.GetString(bytes) : frame.Text ?? "");
        return wire;
    }

    /// <summary>With the page as it stands.</summary>
    public async Task ExpectNothingOfAsync(Desk desk, params string[] secrets)
    {
        var seen = Heard + await desk.Page.ContentAsync();
        Assert.NotEqual("", Heard);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, seen, StringComparison.Ordinal));
    }
}
