using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Device.Modems;

namespace HospitalCrm.Device.Lines;

/// <summary>
/// Turns the lines of a modem into calls. Ringing is told once a call, at its first sign of a bell; later rings only keep the call
/// alive. A modem cannot tell answered from given up: after <c>ringGap</c> without a ring the bell has stopped, and that is all it says.
/// </summary>
public sealed class LineCalls(string lineId, TimeProvider clock, TimeSpan ringGap)
{
    private const int RingsThatShouldHaveBroughtANumber = 3;

    private readonly Guid _session = Guid.CreateVersion7(clock.GetUtcNow());
    private readonly CallerIdReading _reading = new();
    private long _sequence;
    private long _calls;
    private Call? _call;

    /// <summary>When the bell counts as stopped; null when no call is open.</summary>
    public DateTimeOffset? StopsAt => _call?.LastHeardAt + ringGap;

    /// <summary>Calls in a row that rang three times and brought neither a number nor the word that there is none.</summary>
    public int CallsWithoutNumber { get; private set; }

    /// <summary>How many numbers (or words in their place) this line has brought.</summary>
    public long Numbers { get; private set; }

    public IReadOnlyList<LineEvent> Take(string text, DateTimeOffset at)
    {
        var events = new List<LineEvent>(2);
        StopIfSilent(at, events);
        foreach (var sign in _reading.Read(text))
        {
            Take(sign, at, events);
        }

        return events;
    }

    /// <summary>Time passed without a line.</summary>
    public IReadOnlyList<LineEvent> Wait(DateTimeOffset now)
    {
        var events = new List<LineEvent>(1);
        StopIfSilent(now, events);
        return events;
    }

    /// <summary>The line broke; whether the bell still rings cannot be known.</summary>
    public IReadOnlyList<LineEvent> Break(DateTimeOffset at, string cause)
    {
        var events = new List<LineEvent>(1);
        Stop(at, cause, events);
        return events;
    }

    private void Take(CallerIdSign sign, DateTimeOffset at, List<LineEvent> events)
    {
        switch (sign.Kind)
        {
            case CallerIdSignKind.Ring:
                TakeRing(at, events);
                break;
            case CallerIdSignKind.Number:
                TakeNumber(sign, at, events);
                break;
            case CallerIdSignKind.Name when _call is not null:
                events.Add(Say(LineSignal.Name, at) with { RawName = sign.Name });
                break;
            default:
                break;
        }
    }

    private void TakeRing(DateTimeOffset at, List<LineEvent> events)
    {
        var call = Open(at);
        call.Rings++;
        call.RangSinceIdentified = call.IsIdentified;
        if (call.Rings == 1)
        {
            events.Add(Say(LineSignal.Ringing, at));
        }

        if (call.Rings == RingsThatShouldHaveBroughtANumber && !call.IsIdentified)
        {
            CallsWithoutNumber++;
        }
    }

    private void TakeNumber(CallerIdSign sign, DateTimeOffset at, List<LineEvent> events)
    {
        CallsWithoutNumber = 0;
        Numbers++;
        if (_call is { Number: { } known } && (sign.Number is null || sign.Number == known))
        {
            return; // said again, or said worse
        }

        if (_call is { Number: not null } || (sign.Number is not null && _call is { RangSinceIdentified: true }))
        {
            // The caller gave up and the next one was faster than the gap. One who withheld his number does not bring it with a later ring.
            Stop(at, cause: null, events, keepReading: true);
        }

        var call = Open(at);
        var isNews = !call.IsIdentified || call.Number != sign.Number || call.Presentation != sign.Presentation;
        (call.IsIdentified, call.Number, call.Presentation, call.RangSinceIdentified) = (true, sign.Number, sign.Presentation, false);
        if (isNews)
        {
            events.Add(Say(LineSignal.Number, at) with { RawNumber = sign.Number, Presentation = sign.Presentation, RawName = sign.Name });
        }
    }

    private Call Open(DateTimeOffset at)
    {
        _call ??= new($"{_session:N}-{++_calls}");
        _call.LastHeardAt = at;
        return _call;
    }

    private void StopIfSilent(DateTimeOffset now, List<LineEvent> events)
    {
        // A clock set back must not keep a call open until it has caught up.
        if (_call is not null && now < _call.LastHeardAt)
        {
            _call.LastHeardAt = now;
        }

        if (StopsAt <= now)
        {
            Stop(now, cause: null, events);
        }
    }

    private void Stop(DateTimeOffset at, string? cause, List<LineEvent> events, bool keepReading = false)
    {
        if (_call is null)
        {
            return;
        }

        events.Add(Say(LineSignal.RingingStopped, at) with { Cause = cause });
        _call = null;
        if (!keepReading)
        {
            _reading.Reset();
        }
    }

    private LineEvent Say(LineSignal signal, DateTimeOffset at) => new(lineId, _session, ++_sequence, _call!.LinkId, signal, at);

    private sealed class Call(string linkId)
    {
        public string LinkId { get; } = linkId;
        public DateTimeOffset LastHeardAt { get; set; }
        public int Rings { get; set; }
        public bool IsIdentified { get; set; }
        public bool RangSinceIdentified { get; set; }
        public string? Number { get; set; }
        public Presentation Presentation { get; set; }
    }
}
