using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.FollowUps.Alerts;

/// <summary>异常预警: a patient's answer says that he may be in danger. It climbs until somebody acknowledges it, and stays open until it is written what was done.</summary>
public sealed class ClinicalAlert : Entity<ClinicalAlert>, IAudited
{
    public const string TextPurpose = "ClinicalAlert.Text";
    public const string ActionPurpose = "ClinicalAlert.Action";

    private ClinicalAlert()
    {
    }

    public ClinicalAlert(FollowUpTask task, Id<FollowUpRecord> record, string? doctorNo, Sealed text, DateTimeOffset at, DateTimeOffset climbsAt)
    {
        (TaskId, RecordId, PatientId, DepartmentCode, WardCode, DoctorNo) = (task.Id, record, task.PatientId, task.DepartmentCode, task.WardCode, doctorNo);
        (Text, RaisedAt, ClimbsAt) = (text, at, climbsAt);
        Level = doctorNo is null ? AlertLevel.Department : AlertLevel.Doctor;
        Raise(new AlertChanged(Id));
    }

    public Id<FollowUpTask> TaskId { get; private set; }

    public Id<FollowUpRecord> RecordId { get; private set; }

    public Id<Patient> PatientId { get; private set; }

    public string DepartmentCode { get; private set; } = "";

    public string? WardCode { get; private set; }

    /// <summary>主管医生 of the stay.</summary>
    public string? DoctorNo { get; private set; }

    /// <summary>The questions and answers that raised it, a line each.</summary>
    public Sealed Text { get; private set; }

    public AlertState State { get; private set; }

    /// <summary>Who has been told last.</summary>
    public AlertLevel Level { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    /// <summary>When the next is told; null once somebody acknowledged.</summary>
    public DateTimeOffset? ClimbsAt { get; private set; }

    /// <summary>How often somebody was told.</summary>
    public int Told { get; private set; }

    public string? AcknowledgedBy { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public string? HandledBy { get; private set; }

    public DateTimeOffset? HandledAt { get; private set; }

    /// <summary>What was done.</summary>
    public Sealed? Action { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    public void Tell() => Told++;

    /// <summary>Nobody acknowledged: the next above is told, and 总值班 again and again.</summary>
    public void Climb(DateTimeOffset nextAt)
    {
        if (State != AlertState.New)
        {
            throw new RuleViolation("FollowUps.AlertAcknowledged");
        }

        Level = Level == AlertLevel.Doctor ? AlertLevel.Department : AlertLevel.Hospital;
        ClimbsAt = nextAt;
        Raise(new AlertChanged(Id));
    }

    public void Acknowledge(string by, DateTimeOffset at)
    {
        if (State != AlertState.New)
        {
            throw new RuleViolation("FollowUps.AlertAcknowledged");
        }

        (State, AcknowledgedBy, AcknowledgedAt, ClimbsAt) = (AlertState.Acknowledged, by, at, null);
        Raise(new AlertChanged(Id));
    }

    /// <summary>Whoever writes what was done has acknowledged it too.</summary>
    public void Handle(string by, Sealed action, DateTimeOffset at)
    {
        if (State == AlertState.Handled)
        {
            throw new RuleViolation("FollowUps.AlertHandled");
        }

        if (State == AlertState.New)
        {
            Acknowledge(by, at);
        }

        (State, HandledBy, HandledAt, Action) = (AlertState.Handled, by, at, action);
        Raise(new AlertChanged(Id));
    }
}

public enum AlertState
{
    New,
    Acknowledged,
    Handled,
}

/// <summary>Who is told, from the nearest up.</summary>
public enum AlertLevel
{
    Doctor,

    /// <summary>The department's duty telephone.</summary>
    Department,

    /// <summary>总值班.</summary>
    Hospital,
}

/// <summary>An alert was raised, climbed, was acknowledged or handled.</summary>
public sealed record AlertChanged(Id<ClinicalAlert> AlertId);
