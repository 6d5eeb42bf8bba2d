using System.Collections.Concurrent;
using HospitalCrm.Core.Calls.Lines;

namespace HospitalCrm.Web.Realtime;

/// <summary>How each line is and what it said last; feeds the line lamps and the line test. Memory only: a restart asks the lines again.</summary>
public sealed partial class LineBoard
{
    private readonly ConcurrentDictionary<string, LineStatus> _lines = new(StringComparer.Ordinal);

    private readonly Lock _writing = new();
    private readonly ILogger _logger;

    public LineBoard(LineDirectory directory, TimeProvider clock, ILogger<LineBoard> logger)
    {
        _logger = logger;
        foreach (var line in directory.Lines)
        {
            var isPushed = line.Adapter == "HttpEvents";
            _lines[line.Id] = new(line.Id, line.Extension, new(isPushed ? LineState.Ok : LineState.Down, isPushed ? "AwaitingEvents" : "Starting", null, clock.GetUtcNow()), null, null, 0);
        }
    }

    /// <summary>Subscribers must return at once.</summary>
    public event Action<string>? Changed;

    public IReadOnlyList<LineStatus> Lines => [.. _lines.Values.OrderBy(line => line.LineId, StringComparer.Ordinal)];

    /// <summary>For pages of rooms that know no calls.</summary>
    public IReadOnlyList<LineReport> Reports =>
        [.. Lines.Select(line => new LineReport(line.LineId, line.Health.State.ToString(), line.Health.Reason, line.Health.Detail, line.LastHeardAt))];

    public LineStatus? Find(string lineId) => _lines.GetValueOrDefault(lineId);

    public void Health(string lineId, LineHealth health) => Change(lineId, line => line with { Health = health });

    /// <summary>Told before the signal is stored: a lamp must not wait for the disk.</summary>
    public void Heard(LineEvent signal) =>
        Change(signal.DeviceId, line => line with { LastSignal = signal.Signal, LastHeardAt = signal.At, Heard = line.Heard + 1 });

    private void Change(string lineId, Func<LineStatus, LineStatus> change)
    {
        lock (_writing)
        {
            if (!_lines.TryGetValue(lineId, out var line))
            {
                return;
            }

            _lines[lineId] = change(line);
        }

        foreach (var subscriber in Changed?.GetInvocationList() ?? [])
        {
            try
            {
                ((Action<string>)subscriber)(lineId);
            }
            catch (Exception failure)
            {
                // The signal that was heard must still be stored, and the other lamps lit.
                LogDead(_logger, failure);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "a page could not be told of a line")]
    private static partial void LogDead(ILogger logger, Exception failure);
}

/// <param name="Heard">How many signals since the start; never the caller's number.</param>
public sealed record LineStatus(string LineId, string? Extension, LineHealth Health, LineSignal? LastSignal, DateTimeOffset? LastHeardAt, long Heard);

/// <param name="State"><c>Ok</c>, <c>Silent</c> or <c>Down</c>.</param>
/// <param name="Reason">The text key behind <c>Health.</c>.</param>
public sealed record LineReport(string LineId, string State, string Reason, string? Detail, DateTimeOffset? LastHeardAt);
