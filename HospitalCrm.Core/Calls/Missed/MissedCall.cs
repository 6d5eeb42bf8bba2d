using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>
/// 未接来电: one task for a number, however often it rang in vain. A later contact with the number closes it, or somebody by hand who says why;
/// what is missed after that is a new task. See docs/adr/0062-agents-desk.md.
/// </summary>
public sealed class MissedCall : Entity<MissedCall>, IAudited
{
    public const string NumberPurpose = "MissedCall.Number";

    private MissedCall()
    {
    }

    public MissedCall(Sealed number, byte[] numberIndex, PhoneKind kind)
    {
        Number = number;
        NumberIndex = numberIndex;
        OpenIndex = numberIndex;
        NumberKind = kind;
    }

    public Sealed Number { get; private set; }

    public byte[] NumberIndex { get; private set; } = [];

    /// <summary>The number as long as the task is open: unique, so that there is one open task a number.</summary>
    public byte[]? OpenIndex { get; private set; }

    public PhoneKind NumberKind { get; private set; }

    /// <summary>Where it rang last; decides whose task it is.</summary>
    public string? Extension { get; private set; }

    /// <summary>Who called, when that was certain.</summary>
    public Id<Patient>? PatientId { get; private set; }

    public int Count { get; private set; }

    public DateTimeOffset FirstAt { get; private set; }

    public DateTimeOffset LastAt { get; private set; }

    public string? LeaseBy { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    /// <summary>How often somebody rang back in vain, and when last.</summary>
    public int Tries { get; private set; }

    public DateTimeOffset? TriedAt { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>Who answered, reached or closed it; null when the telephone system did not say.</summary>
    public string? ClosedBy { get; private set; }

    public MissedCallEnd? End { get; private set; }

    /// <summary>By hand: why, a code of <c>missed-call-reasons</c>.</summary>
    public string? Reason { get; private set; }

    public bool IsOpen => OpenIndex is not null;

    Guid? IAudited.AuditPatient => PatientId?.Value;

    /// <summary>It rang in vain once more.</summary>
    public void Add(DateTimeOffset at, string? extension, Id<Patient>? patient)
    {
        if (Count == 0 || at >= LastAt)
        {
            Extension = extension;
            PatientId = patient;
        }

        FirstAt = Count == 0 || at < FirstAt ? at : FirstAt;
        LastAt = Count == 0 || at > LastAt ? at : LastAt;
        Count++;
        Raise(MissedCallsChanged.Some);
    }

    /// <summary>某某处理中: nobody else rings back meanwhile. Who has it goes on.</summary>
    /// <exception cref="RuleViolation">It is closed, or somebody else has it.</exception>
    public void Take(string by, DateTimeOffset now, TimeSpan lease)
    {
        DemandOpen();
        if (IsHeldByAnother(by, now))
        {
            throw new RuleViolation("Calls.MissedBusy", LeaseBy);
        }

        (LeaseBy, LeaseUntil) = (by, now + lease);
        Raise(MissedCallsChanged.Some);
    }

    public bool IsHeldBy(string by, DateTimeOffset now) => LeaseBy == by && LeaseUntil > now;

    public bool IsHeldByAnother(string by, DateTimeOffset now) => LeaseBy is not null && LeaseBy != by && LeaseUntil > now;

    /// <summary>Puts it back for everybody.</summary>
    public void Release()
    {
        (LeaseBy, LeaseUntil) = (null, null);
        Raise(MissedCallsChanged.Some);
    }

    /// <summary>未接通: rang back, nobody answered.</summary>
    public void TryInVain(string by, DateTimeOffset now)
    {
        DemandOpen();
        if (IsHeldByAnother(by, now))
        {
            throw new RuleViolation("Calls.MissedBusy", LeaseBy);
        }

        Tries++;
        TriedAt = now;
        Release();
    }

    /// <summary>A contact, or a decision: nothing is left to do. Closing again changes nothing.</summary>
    public void Close(MissedCallEnd end, string? by, DateTimeOffset at, string? reason = null)
    {
        if (!IsOpen)
        {
            return;
        }

        (OpenIndex, End, ClosedBy, ClosedAt, Reason) = (null, end, by, at, reason);
        Release();
    }

    private void DemandOpen()
    {
        if (!IsOpen)
        {
            throw new RuleViolation("Calls.MissedClosed");
        }
    }
}

public enum MissedCallEnd
{
    /// <summary>The caller rang again and was answered.</summary>
    Answered,

    /// <summary>Rung back, and reached.</summary>
    Reached,

    /// <summary>Somebody said why nothing is to be done.</summary>
    ByHand,
}

/// <summary>There is another missed call, or one less, or somebody has one.</summary>
public sealed record MissedCallsChanged
{
    public static readonly MissedCallsChanged Some = new();
}
