using FsCheck;
using FsCheck.Fluent;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Tests.Calls;

/// <summary>Signals come late, twice, out of order or never; the call must come out the same.</summary>
public sealed class CallSessionProperties
{
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    private static readonly LineSignal[] Kinds = Enum.GetValues<LineSignal>();

    /// <summary>What may happen in one call: each signal has its place in the call, and its time of receipt.</summary>
    private static Gen<LineEvent[]> CallsOfALine =>
        Gen.Choose(1, 9).SelectMany(count => Gen.ArrayOf(SignalOfACall, count)).Select(signals =>
            signals.Select((signal, at) => signal with { Sequence = at, At = TestHospital.Monday.AddSeconds(at) }).ToArray());

    private static Gen<LineEvent> SignalOfACall =>
        from kind in Gen.Elements(Kinds)
        from number in Gen.Elements(null, "13800138000", "58781234")
        from hides in Gen.Elements(Presentation.Allowed, Presentation.Allowed, Presentation.Withheld)
        from extension in Gen.Elements(null, "8001", "8002", "8003")
        from outgoing in Gen.Elements(false, false, false, true)
        select new LineEvent("pbx", Guid.Empty, 0, "c1", kind, TestHospital.Monday)
        {
            RawNumber = kind is LineSignal.Number or LineSignal.Ringing && hides == Presentation.Allowed ? number : null,
            Presentation = kind == LineSignal.Number ? hides : Presentation.Allowed,
            LocalExtension = kind is LineSignal.Ringing or LineSignal.Answered or LineSignal.RingingStopped or LineSignal.Ended ? extension : null,
            ToExtension = kind == LineSignal.Transferred ? extension : null,
            Direction = outgoing ? CallDirection.Outgoing : CallDirection.Incoming,
            Cause = kind == LineSignal.Ended ? "normal" : null,
        };

    [Fact]
    public void Any_order_gives_the_same_call()
    {
        var property = Prop.ForAll(Shuffled.ToArbitrary(), pair => Facts(pair.InOrder) == Facts(pair.AnyOrder));

        Check.One(Thorough, property);
    }

    [Fact]
    public void Hearing_signals_twice_changes_nothing()
    {
        var twice = Shuffled.SelectMany(pair => Gen.SubListOf(pair.AnyOrder), (pair, again) => (pair.InOrder, More: pair.AnyOrder.Concat(again).ToArray()));
        var property = Prop.ForAll(twice.ToArbitrary(), pair => Facts(pair.InOrder) == Facts(pair.More));

        Check.One(Thorough, property);
    }

    [Fact]
    public void Rings_that_were_not_heard_do_not_change_who_calls_or_how_it_ended()
    {
        var ended = CallsOfALine.Where(signals => signals.Any(signal => signal.Signal == LineSignal.Ended)).Select(Bare);
        var missing = ended.SelectMany(signals => Gen.SubListOf(signals.Where(signal => signal.Signal == LineSignal.Ringing)), (signals, lost) => (All: signals, Heard: signals.Except(lost).ToArray()));
        var property = Prop.ForAll(missing.ToArbitrary(), pair =>
        {
            var (all, heard) = (Facts(pair.All), Facts(pair.Heard));
            return (all.State, all.Number, all.Extension, all.AnsweredAt, all.EndedAt) == (heard.State, heard.Number, heard.Extension, heard.AnsweredAt, heard.EndedAt);
        });

        Check.One(Thorough, property);
    }

    [Fact]
    public void A_call_is_missed_exactly_when_it_ended_and_nobody_answered()
    {
        var ended = CallsOfALine.Where(signals => signals.Any(signal => signal.Signal == LineSignal.Ended));
        var property = Prop.ForAll(ended.ToArbitrary(), signals =>
            (Facts(signals).State == CallState.Missed) == signals.All(signal => signal.Signal != LineSignal.Answered));

        Check.One(Thorough, property);
    }

    [Fact]
    public void A_call_goes_where_it_was_transferred_to_and_not_back()
    {
        var transferred = CallsOfALine.Select(Bare).Where(signals => signals.Any(signal => signal is { Signal: LineSignal.Transferred, ToExtension: not null }));
        var property = Prop.ForAll(transferred.ToArbitrary(), signals =>
            Facts(signals).Extension == signals.Last(signal => signal is { Signal: LineSignal.Transferred, ToExtension: not null }).ToExtension);

        Check.One(Thorough, property);
    }

    private static Gen<(LineEvent[] InOrder, LineEvent[] AnyOrder)> Shuffled =>
        CallsOfALine.SelectMany(signals => Gen.Shuffle(signals), (signals, mixed) => (signals, mixed.ToArray()));

    // A line that is wired to a seat names no extension of its own, and rings bring no number.
    private static LineEvent[] Bare(LineEvent[] signals) =>
        [.. signals.Select(signal => signal with { LocalExtension = null, RawNumber = signal.Signal == LineSignal.Ringing ? null : signal.RawNumber })];

    private static CallFacts Facts(LineEvent[] signals)
    {
        var call = new CallSession("pbx", "c1", signals[0].Direction, signals[0].At);
        foreach (var signal in signals)
        {
            call.Take(signal, "8009", TestHospital.Monday);
            if (signal.RawNumber is not null || signal.Presentation != Presentation.Allowed)
            {
                call.Identify(signal.Sequence, signal.Presentation, signal.RawNumber is null ? PhoneKind.Withheld : PhoneKind.Mobile, null, null, signal.RawNumber?.Select(digit => (byte)digit).ToArray());
            }
        }

        return new(
            call.State, call.Direction, call.NumberIndex is { } number ? string.Concat(number.Select(digit => (char)digit)) : null, call.Presentation,
            call.Extension, call.StartedAt, call.AnsweredAt, call.EndedAt, call.Cause, call.IsLive);
    }

    private sealed record CallFacts(
        CallState State, CallDirection Direction, string? Number, Presentation Presentation, string? Extension,
        DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt, string? Cause, bool IsLive);
}
