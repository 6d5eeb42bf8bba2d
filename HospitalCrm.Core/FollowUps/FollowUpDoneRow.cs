using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Questionnaires;

namespace HospitalCrm.Core.FollowUps;

/// <summary>One follow-up that was done, as the register has it.</summary>
public sealed record FollowUpDoneRow
{
    public required Id<FollowUpRecord> Id { get; init; }

    public required Id<FollowUpTask> TaskId { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string Patient { get; init; }

    public required bool IsRestricted { get; init; }

    public required Sex Sex { get; init; }

    public required string? MedicalRecordNo { get; init; }

    public required string DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required string? WardCode { get; init; }

    public required string? AssigneeNo { get; init; }

    public required string? Plan { get; init; }

    public required int Step { get; init; }

    public required int Round { get; init; }

    public required string? Diagnosis { get; init; }

    public required DateOnly? DischargedOn { get; init; }

    public required DateOnly DueOn { get; init; }

    public required int FlagCount { get; init; }

    public required DateOnly? BirthOn { get; init; }

    public required DatePrecision BirthPrecision { get; init; }

    public required string? InpatientNo { get; init; }

    public required Sealed? Phone { get; init; }

    public required Sealed? Note { get; init; }

    public required Id<AnswerSheet>? SheetId { get; init; }

    public required string By { get; init; }

    public required string? Caller { get; init; }

    public required AnswerDoor Door { get; init; }

    /// <summary>The questions and answers, opened for those who read the row.</summary>
    internal SheetReading? Sheet { get; set; }
}
