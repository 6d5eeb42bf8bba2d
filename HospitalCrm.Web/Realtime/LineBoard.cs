using System.Collections.Concurrent;
using HospitalCrm.Core.Calls.Lines;

namespace HospitalCrm.Web.Realtime;

/// <summary>How each line is and what it said last; feeds the line lamps and the line test. Memory only: a restart asks the lines again.</summary>
public sealed class LineBoard
{
    private readonly ConcurrentDictionary<string, LineStatus> _lines = new(StringComparer.Ordinal);

    public LineBoard(LineDirectory directory, TimeProvider clock)
    {
        foreach (var line in directory.Lines)
        {
            var isPushed = line.Adapter == "HttpEvents";
            _lines[line.Id] = new(line.Id, line.Extension, new(isPushed ? LineState.Ok : LineState.Down, isPushed ? "AwaitingEvents" : "Starting", null, clock.GetUtcNow()), null, null, 0);
        }
    }

    /// <summary>Subscribers must return at once.</summary>
    public event Action<string>? Changed;

    public IReadOnlyList<LineStatus> Lines => [.. _lines.Values.OrderBy(line => line.LineId, StringComparer.Ordinal)];

    public LineStatus? Find(string lineId) => _lines.GetValueOrDefault(lineId);

    public void Health(string lineId, LineHealth health)
    {
        if (_lines.TryGetValue(lineId, out var line))
        {
            _lines[lineId] = line with { Health = health };
            Tell(lineId);
        }
    }

    /// <summary>Told before the signal is stored: a lamp must not wait for the disk.</summary>
    public void Heard(LineEvent signal)
    {
        if (_lines.TryGetValue(signal.DeviceId, out var line))
        {
            _lines[signal.DeviceId] = line with { LastSignal = signal.Signal, LastHeardAt = signal.At, Heard = line.Heard + 1 };
            Tell(signal.DeviceId);
        }
    }

    private void Tell(string lineId)
    {
        foreach (var subscriber in Changed?.GetInvocationList() ?? [])
        {
            ((Action<string>)subscriber)(lineId);
        }
    }
}

/// <param name="Heard">How many signals since the start; never the caller's number.</param>
public sealed record LineStatus(string LineId, string? Extension, LineHealth Health, LineSignal? LastSignal, DateTimeOffset? LastHeardAt, long Heard);
