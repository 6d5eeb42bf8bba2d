using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Calls.After;

/// <summary>
/// 来电人核对: in what relation to the patient the caller said to stand, and by which two facts he was checked before facts were told. Who,
/// when and which kind of fact is kept; what the caller said never is.
/// </summary>
public sealed class CallerCheck : Entity<CallerCheck>, IAudited
{
    private CallerCheck()
    {
    }

    public CallerCheck(Id<CallSession> callId, Id<Patient> patientId, string staffNo, DateTimeOffset at)
    {
        CallId = callId;
        PatientId = patientId;
        StaffNo = staffNo;
        At = at;
    }

    public Id<CallSession> CallId { get; private set; }

    public Id<Patient> PatientId { get; private set; }

    public string StaffNo { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public CallerRelation? Relation { get; private set; }

    public DateTimeOffset? NameAt { get; private set; }

    public DateTimeOffset? BirthAt { get; private set; }

    public DateTimeOffset? IdTailAt { get; private set; }

    /// <summary>How often what the caller said was wrong.</summary>
    public int Failed { get; private set; }

    /// <summary>The name, and the birth date or the id's last four: facts may be told.</summary>
    public bool IsPassed => NameAt is not null && (BirthAt is not null || IdTailAt is not null);

    Guid? IAudited.AuditPatient => PatientId.Value;

    public void Relate(CallerRelation relation, string by, DateTimeOffset at) => (Relation, StaffNo, At) = (relation, by, at);

    public void Pass(CheckedFact fact, string by, DateTimeOffset at)
    {
        (StaffNo, At) = (by, at);
        switch (fact)
        {
            case CheckedFact.Name:
                NameAt = at;
                break;
            case CheckedFact.Birth:
                BirthAt = at;
                break;
            default:
                IdTailAt = at;
                break;
        }
    }

    /// <summary>What the caller said does not agree; what agreed before stands.</summary>
    public void Fail(string by, DateTimeOffset at)
    {
        (StaffNo, At) = (by, at);
        Failed++;
    }
}

public enum CallerRelation
{
    Self,
    Spouse,
    Parent,
    Child,
    Relative,
    Other,
}

public enum CheckedFact
{
    Name,
    Birth,
    IdTail,
}
