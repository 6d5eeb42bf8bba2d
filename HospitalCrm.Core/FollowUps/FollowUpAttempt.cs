using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.FollowUps;

/// <summary>One call of a follow-up and how it went.</summary>
public sealed class FollowUpAttempt : Entity<FollowUpAttempt>, IAudited
{
    public const string NotePurpose = "FollowUpAttempt.Note";

    private FollowUpAttempt()
    {
    }

    public FollowUpAttempt(FollowUpTask task, FollowUpOutcome outcome, Id<ContactNumber>? number, Sealed? note, string by, DateTimeOffset at) =>
        (TaskId, PatientId, PersonId, Round, Outcome, NumberId, Note, By, At) = (task.Id, task.PatientId, task.PersonId, task.Round, outcome, number, note, by, at);

    public Id<FollowUpTask> TaskId { get; private set; }

    public Id<Patient> PatientId { get; private set; }

    public Id<Person> PersonId { get; private set; }

    public int Round { get; private set; }

    public FollowUpOutcome Outcome { get; private set; }

    /// <summary>Which number was rung; it may be gone by now.</summary>
    public Id<ContactNumber>? NumberId { get; private set; }

    public Sealed? Note { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;
}
