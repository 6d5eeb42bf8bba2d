using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.After;

/// <summary>交接班: what is open and what must be known, from one agent to the next, who confirms.</summary>
public sealed class ShiftHandover : Entity<ShiftHandover>, IAudited
{
    public const string NotePurpose = "ShiftHandover.Note";

    private ShiftHandover()
    {
    }

    public ShiftHandover(string fromNo, string toNo, Sealed note, int missed, int owed, DateTimeOffset at)
    {
        FromNo = fromNo;
        ToNo = toNo;
        Note = note;
        Missed = missed;
        Owed = owed;
        At = at;
        Raise(new ShiftHandedOver(toNo));
    }

    public string FromNo { get; private set; } = "";

    public string ToNo { get; private set; } = "";

    public Sealed Note { get; private set; }

    /// <summary>Missed calls that waited then, and records the giver still owed.</summary>
    public int Missed { get; private set; }

    public int Owed { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    Guid? IAudited.AuditPatient => null;

    /// <exception cref="RuleViolation">It was given to somebody else.</exception>
    public void Confirm(string by, DateTimeOffset at)
    {
        if (by != ToNo)
        {
            throw new RuleViolation("Calls.HandoverNotYours");
        }

        ConfirmedAt ??= at;
        Raise(new ShiftHandedOver(FromNo));
    }
}

/// <summary>Somebody's desk shows another handover, or a confirmed one.</summary>
public sealed record ShiftHandedOver(string StaffNo);
