using System.Runtime.CompilerServices;
using System.Threading.Channels;
using HospitalCrm.Core.Calls.Lines;

namespace HospitalCrm.Device.Lines;

/// <summary>Runs a line beside its consumer, so a slow consumer neither delays the lamp nor the end of a call.</summary>
internal static class EventStream
{
    public static async IAsyncEnumerable<LineEvent> RunAsync(
        Func<ChannelWriter<LineEvent>, CancellationToken, Task> run, [EnumeratorCancellation] CancellationToken ct)
    {
        var events = Channel.CreateUnbounded<LineEvent>(new() { SingleReader = true, SingleWriter = true });
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = Task.Run(() => run(events.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var lineEvent in events.Reader.ReadAllAsync(ct))
            {
                yield return lineEvent;
            }
        }
        finally
        {
            await stop.CancelAsync();
            await running;
        }
    }
}
