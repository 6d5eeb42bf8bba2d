using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Calls;

public sealed partial class CallSession
{
    /// <summary>Takes one signal's facts about time and place. The number comes through <see cref="Identify"/>.</summary>
    public void Take(LineEvent signal, string? lineExtension)
    {
        StartedAt = Earlier(StartedAt, signal.At);
        LastSignalAt = Later(LastSignalAt, signal.At);
        ReceivedStamp = signal.Stamp;
        Route(signal.Sequence, signal.Signal == LineSignal.Transferred ? signal.ToExtension : signal.LocalExtension ?? lineExtension);
        switch (signal.Signal)
        {
            case LineSignal.Ringing or LineSignal.Number:
                LastRingAt = Later(LastRingAt, signal.At);
                break;
            case LineSignal.Answered:
                AnsweredAt = Earlier(AnsweredAt, signal.At);
                break;
            case LineSignal.RingingStopped:
                RingingStoppedAt = Later(RingingStoppedAt, signal.At);
                break;
            case LineSignal.Ended:
                EndedAt = Earlier(EndedAt, signal.At);
                Cause ??= signal.Cause;
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

    /// <summary>Whose seat it is at this moment; null when nobody sits there.</summary>
    public void Offer(string? agentNo)
    {
        if (AgentNo != agentNo)
        {
            AgentNo = agentNo;
            Tell();
        }
    }

    /// <summary>Who the number belongs to, as far as the archives tell.</summary>
    public void Recognise(CallMatch match, Id<Patient>? only, bool isNuisance)
    {
        Match = match;
        PatientId = match == CallMatch.Known ? only : null;
        IsNuisance = isNuisance;
        Tell();
    }

    private void Route(long sequence, string? extension)
    {
        if (extension is not null && sequence >= RouteSequence)
        {
            Extension = extension;
            RouteSequence = sequence;
        }
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
