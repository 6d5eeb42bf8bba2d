using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Calls;

public sealed partial class CallSession
{
    /// <summary>Takes one signal's facts about time and place. The number comes through <see cref="Identify"/>.</summary>
    /// <param name="receivedAt">By our own clock; the signal's time may be the telephone system's, which may be slow.</param>
    public void Take(LineEvent signal, string? lineExtension, DateTimeOffset receivedAt)
    {
        StartedAt = Earlier(StartedAt, signal.At);
        LastSignalAt = Later(LastSignalAt, receivedAt);
        Direction = signal.Direction == CallDirection.Outgoing ? CallDirection.Outgoing : Direction;
        Route(signal, lineExtension);
        switch (signal.Signal)
        {
            case LineSignal.Ringing or LineSignal.Number:
                LastRingAt = Later(LastRingAt, signal.At);
                break;
            case LineSignal.Answered:
                AnsweredAt = Earlier(AnsweredAt, signal.At);
                break;
            case LineSignal.RingingStopped when signal.LocalExtension is null:
                RingingStoppedAt = Later(RingingStoppedAt, signal.At);
                break;
            case LineSignal.Ended:
                End(signal);
                break;
            default:
                break;
        }

        Settle();
    }

    /// <summary>The number (or the word that there is none) as the signal with this sequence gave it; a later signal's word counts.</summary>
    /// <returns>Whether it changed who may be calling.</returns>
    public bool Identify(long sequence, Presentation presentation, PhoneKind kind, Sealed? raw, Sealed? normalised, byte[]? index)
    {
        if (sequence < NumberSequence)
        {
            return false;
        }

        var changed = NumberSequence < 0 || presentation != Presentation || !Same(index, NumberIndex);
        NumberSequence = sequence;
        Presentation = presentation;
        NumberKind = kind;
        RawNumber = raw;
        Number = normalised;
        NumberIndex = index;
        return changed;
    }

    public void NameCaller(Sealed name) => CallerName = name;

    /// <summary>Who the number belongs to, as far as the archives tell.</summary>
    /// <param name="stamp">When the signal that told was received; ring to screen is measured from there.</param>
    public void Recognise(CallMatch match, Id<Patient>? only, bool isNuisance, long stamp = 0)
    {
        ReceivedStamp = stamp;
        Match = match;
        PatientId = match == CallMatch.Known ? only : null;
        IsNuisance = isNuisance;
        Tell();
    }

    // The earliest end counts, and its cause. What the sweep guessed or the agent supposed gives way to the line's own word.
    private void End(LineEvent signal)
    {
        var supposed = Cause is Forgotten or ByAgent;
        if (supposed || Cause is null || (signal.Cause is not null && signal.At < EndedAt))
        {
            Cause = signal.Cause;
        }

        EndedAt = supposed ? signal.At : Earlier(EndedAt, signal.At);
    }

    private void Settle()
    {
        var silent = RingingStoppedAt is { } stopped && (LastRingAt is not { } rang || stopped >= rang);
        State = (EndedAt, AnsweredAt) switch
        {
            (not null, not null) => CallState.Ended,
            (not null, null) => CallState.Missed,
            (null, not null) => CallState.Answered,
            _ => silent ? CallState.Missed : CallState.Ringing,
        };
        Tell();
    }

    private void Tell() => Raise(new CallChanged(Id));

    private static DateTimeOffset Earlier(DateTimeOffset? known, DateTimeOffset at) => known is { } time && time <= at ? time : at;

    private static DateTimeOffset Later(DateTimeOffset? known, DateTimeOffset at) => known is { } time && time >= at ? time : at;

    private static bool Same(byte[]? left, byte[]? right) => left.AsSpan().SequenceEqual(right);
}
