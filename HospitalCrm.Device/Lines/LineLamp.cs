using HospitalCrm.Core.Calls.Lines;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Device.Lines;

/// <summary>How a line is, for the lamp in the page's head. Tells changes only.</summary>
internal sealed partial class LineLamp(string lineId, TimeProvider clock, ILogger log)
{
    private LineHealth _health = new(LineState.Down, LineReasons.Starting, null, clock.GetUtcNow());

    public event Action<LineHealth>? Changed;

    public LineHealth Health => Volatile.Read(ref _health);

    public void Show(LineState state, string reason, string? detail)
    {
        var before = Health;
        if (before.State == state && before.Reason == reason && before.Detail == detail)
        {
            return;
        }

        // The same trouble with another count is still the same trouble: it lasts since it began.
        var since = before.State == state && before.Reason == reason ? before.Since : clock.GetUtcNow();
        var now = new LineHealth(state, reason, detail, since);
        Volatile.Write(ref _health, now);
        LineHealthChanged(log, lineId, state, reason, detail);
        foreach (var listener in Changed?.GetInvocationList() ?? [])
        {
            Tell((Action<LineHealth>)listener, now);
        }
    }

    // A listener that fails must not take the line down with it.
    private void Tell(Action<LineHealth> listener, LineHealth health)
    {
        try
        {
            listener(health);
        }
        catch (Exception error)
        {
            ListenerFailed(log, error, lineId);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "line {LineId} health {State} {Reason} {Detail}")]
    private static partial void LineHealthChanged(ILogger log, string lineId, LineState state, string reason, string? detail);

    [LoggerMessage(Level = LogLevel.Error, Message = "line {LineId} health listener failed")]
    private static partial void ListenerFailed(ILogger log, Exception error, string lineId);
}
