namespace HospitalCrm.Web.Parts;

/// <summary>A page that looks again every so often by itself, until it is left.</summary>
public sealed class LookingOn : IDisposable
{
    private readonly CancellationTokenSource _left = new();

    /// <summary>The page was left: what it still asks for nobody waits for.</summary>
    public CancellationToken Left => _left.Token;

    /// <param name="lookAsync">On the page's own thread: within its <c>InvokeAsync</c>.</param>
    public void Begin(TimeProvider clock, TimeSpan pause, Func<Task> lookAsync) => _ = LookOnAsync(clock, pause, lookAsync, _left.Token);

    public void Dispose()
    {
        _left.Cancel();
        _left.Dispose();
    }

    private static async Task LookOnAsync(TimeProvider clock, TimeSpan pause, Func<Task> lookAsync, CancellationToken left)
    {
        using var timer = new PeriodicTimer(pause, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(left))
            {
                await lookAsync();
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The page was left.
        }
    }
}
