using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.FollowUps.Plans;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.FollowUps;

/// <summary>已回访: what was asked and answered in one round. Never changed; another round writes another.</summary>
public sealed class FollowUpRecord : Entity<FollowUpRecord>, IAudited
{
    public const string NotePurpose = "FollowUpRecord.Note";

    private FollowUpRecord()
    {
    }

    public FollowUpRecord(FollowUpTask task, AnswerSheet? sheet, Sealed? note, string by, DateTimeOffset at)
    {
        (TaskId, PatientId, Round, PlanId, Step, DueOn, DischargedOn) = (task.Id, task.PatientId, task.Round, task.PlanId, task.Step, task.DueOn, task.DischargedOn);
        (DepartmentCode, WardCode, AssigneeNo) = (task.DepartmentCode, task.WardCode, task.AssigneeNo);
        (SheetId, FlagCount, Note, By, At) = (sheet?.Id, sheet?.FlagCount ?? 0, note, by, at);
        Door = sheet?.Door ?? AnswerDoor.Agent;
    }

    public Id<FollowUpTask> TaskId { get; private set; }

    public Id<Patient> PatientId { get; private set; }

    public int Round { get; private set; }

    public Id<FollowUpPlan>? PlanId { get; private set; }

    public int Step { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? DischargedOn { get; private set; }

    public string DepartmentCode { get; private set; } = "";

    public string? WardCode { get; private set; }

    public string? AssigneeNo { get; private set; }

    /// <summary>The questions as they were asked, and the answers; null when nothing but a note was taken down.</summary>
    public Id<AnswerSheet>? SheetId { get; private set; }

    /// <summary>By which door the answers came.</summary>
    public AnswerDoor Door { get; private set; }

    /// <summary>异常 answers.</summary>
    public int FlagCount { get; private set; }

    public Sealed? Note { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;
}
