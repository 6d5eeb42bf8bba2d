using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.FollowUps;

/// <summary>回访任务: somebody is to be asked how he is. How it moves: FollowUpTask.Moves.cs and docs/adr/0053.</summary>
public sealed partial class FollowUpTask : Entity<FollowUpTask>
{
    public const string ReasonPurpose = "FollowUpTask.Reason";

    private FollowUpTask()
    {
    }

    public FollowUpTask(Id<Patient> patientId, Id<Person> personId, FollowUpOrigin origin, DateTimeOffset at)
    {
        (PatientId, PersonId, Origin, CreatedAt) = (patientId, personId, origin, at);

        // The key's last bytes are random: as good a lot as any, and the same for ever.
        Lot = Id.Value.ToByteArray(bigEndian: true)[^1] * 100 / 256;
    }

    public Id<Patient> PatientId { get; private set; }

    /// <summary>Whose human being the patient is: two calls to one at a time are none to the other.</summary>
    public Id<Person> PersonId { get; private set; }

    public FollowUpOrigin Origin { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>0…99, for random samples.</summary>
    public int Lot { get; private set; }

    public Id<FollowUpPlan>? PlanId { get; private set; }

    /// <summary>随访次数: 1 for the first.</summary>
    public int Step { get; private set; }

    public Id<Encounter>? EncounterId { get; private set; }

    public DateOnly? DischargedOn { get; private set; }

    public string DepartmentCode { get; private set; } = "";

    public string? WardCode { get; private set; }

    public FollowUpCaller Caller { get; private set; }

    /// <summary>The one who is to call, where the plan or the stay names one.</summary>
    public string? AssigneeNo { get; private set; }

    public string? QuestionnaireCode { get; private set; }

    public FollowUpImportance Importance { get; private set; }

    /// <summary>Why somebody put it in by hand.</summary>
    public Sealed? Reason { get; private set; }

    public DateOnly DueOn { get; private set; }

    public FollowUpState State { get; private set; }

    /// <summary>Not before.</summary>
    public DateTimeOffset ReadyAt { get; private set; }

    /// <summary>Due minus what its importance is worth, in minutes: ageing needs no rescoring.</summary>
    public long Rank { get; private set; }

    /// <summary>The same while it stands in the queue, else null: the queue's index holds nothing else.</summary>
    public long? QueueRank { get; private set; }

    /// <summary>1, and one more with each 重新回访.</summary>
    public int Round { get; private set; } = 1;

    /// <summary>Calls in this round nobody answered.</summary>
    public int Attempts { get; private set; }

    public FollowUpOutcome? LastOutcome { get; private set; }

    public DateTimeOffset? LastAttemptAt { get; private set; }

    public string? LeaseBy { get; private set; }

    public DateTimeOffset? LeasedAt { get; private set; }

    public DateTimeOffset? LeaseUntil { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public FollowUpEnd? EndReason { get; private set; }

    /// <summary>How many days after its day it came to its end; null while it is open, and when it was withdrawn.</summary>
    public int? DaysLate { get; private set; }

    /// <summary>One row of a cohort's file makes one follow-up, however often the file is read.</summary>
    public string? CohortKey { get; private set; }

    /// <summary>Its plan sends the web form before anybody rings; null: it does not, or that was tried.</summary>
    public bool? StartsByForm { get; private set; }

    /// <summary>When the web form was last sent in this round.</summary>
    public DateTimeOffset? FormSentAt { get; private set; }

    public bool IsOpen => State is FollowUpState.Planned or FollowUpState.Due or FollowUpState.Leased or FollowUpState.Waiting or FollowUpState.NumberNeeded;

    /// <summary>Of a stay, as a plan says.</summary>
    public FollowUpTask Follow(FollowUpPlan plan, int step, Id<Encounter> stay, DateOnly dischargedOn)
    {
        (PlanId, Step, EncounterId, DischargedOn) = (plan.Id, step, stay, dischargedOn);
        (Importance, QuestionnaireCode, Caller) = (plan.Importance, plan.QuestionnaireCode, plan.Caller);
        StartsByForm = plan.SendsForm(step) ? true : null;
        return this;
    }

    /// <summary>Without a plan: what is asked, and how urgent it is.</summary>
    public FollowUpTask Ask(string? questionnaireCode, FollowUpImportance importance, Sealed? reason)
    {
        (QuestionnaireCode, Importance, Reason) = (questionnaireCode, importance, reason);
        return this;
    }

    public FollowUpTask Assign(string departmentCode, string? wardCode, FollowUpCaller caller, string? assigneeNo)
    {
        (DepartmentCode, WardCode, Caller, AssigneeNo) = (departmentCode, wardCode, caller, assigneeNo);
        return this;
    }

    public FollowUpTask OfCohort(string key)
    {
        CohortKey = key;
        return this;
    }

    /// <summary>Records were grouped or parted, or the source corrected whose stay it was.</summary>
    public void BelongTo(Id<Patient> patient, Id<Person> person) => (PatientId, PersonId) = (patient, person);
}
