using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Calls;

/// <summary>
/// 通话/来电记录. Signals come late, twice, out of order or never: each is taken as a fact about the call, and the state follows from the
/// facts, so any order gives the same call.
/// </summary>
public sealed partial class CallSession : Entity<CallSession>
{
    public const string RawNumberPurpose = "CallSession.RawNumber";
    public const string NumberPurpose = "CallSession.Number";
    public const string NamePurpose = "CallSession.CallerName";

    /// <summary>Causes of ours, on lines that said nothing.</summary>
    public const string Forgotten = "forgotten";
    public const string ByAgent = "agent";

    private CallSession()
    {
    }

    public CallSession(string lineId, string linkId, CallDirection direction, DateTimeOffset at)
    {
        LineId = lineId;
        LinkId = linkId;
        Direction = direction;
        StartedAt = at;
        LastSignalAt = at;
    }

    public string LineId { get; private set; } = "";

    /// <summary>What the line calls this call.</summary>
    public string LinkId { get; private set; } = "";

    public CallDirection Direction { get; private set; }

    public CallState State { get; private set; }

    public Sealed? RawNumber { get; private set; }

    /// <summary>Normalised; null while it is not known and for withheld callers.</summary>
    public Sealed? Number { get; private set; }

    public byte[]? NumberIndex { get; private set; }

    public PhoneKind NumberKind { get; private set; }

    public Presentation Presentation { get; private set; }

    public Sealed? CallerName { get; private set; }

    /// <summary>Where it rings; decides whose screen it opens on.</summary>
    public string? Extension { get; private set; }

    /// <summary>The agent whose seat it rings at (the first, see <see cref="Agents"/>); null for an unrouted call, which the 班长 sees.</summary>
    public string? AgentNo { get; private set; }

    public CallMatch Match { get; private set; }

    /// <summary>Who is calling, once that is certain: one known person, or the one the agent chose or created.</summary>
    public Id<Patient>? PatientId { get; private set; }

    public bool IsNuisance { get; private set; }

    /// <summary>The earliest moment any signal of this call was received.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset LastSignalAt { get; private set; }

    public DateTimeOffset? LastRingAt { get; private set; }

    public DateTimeOffset? RingingStoppedAt { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public string? Cause { get; private set; }

    /// <summary>Put away by the agent, in all of his tabs.</summary>
    public DateTimeOffset? DismissedAt { get; private set; }

    /// <summary>Milliseconds from the event that made the number known until the first tab reported the card in its DOM.</summary>
    public double? DeliveredMs { get; private set; }

    /// <summary>The same until a visible tab had painted it.</summary>
    public double? PaintedMs { get; private set; }

    public bool IsLive => State is CallState.Ringing or CallState.Answered;

    /// <summary>The moment the signal that made the number known was received (monotonic); 0 = not by this signal. Not stored, it means nothing after a restart.</summary>
    public long ReceivedStamp { get; private set; }

    internal long NumberSequence { get; private set; } = -1;
}
