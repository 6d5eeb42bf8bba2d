using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.FollowUps;

/// <summary>One patient to be called, on a list.</summary>
public sealed record FollowUpRow
{
    public required Id<FollowUpTask> Id { get; init; }

    public required Id<Patient> PatientId { get; init; }

    public required string Patient { get; init; }

    public required Sex Sex { get; init; }

    public required DateOnly? BirthOn { get; init; }

    public required DatePrecision BirthPrecision { get; init; }

    public required bool IsRestricted { get; init; }

    public required string DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required string? WardCode { get; init; }

    public required string? AssigneeNo { get; init; }

    public required string? Assignee { get; init; }

    public required FollowUpCaller Caller { get; init; }

    public required FollowUpOrigin Origin { get; init; }

    public required string? Plan { get; init; }

    public required int Step { get; init; }

    public required string? Diagnosis { get; init; }

    public required DateOnly? DischargedOn { get; init; }

    public required FollowUpImportance Importance { get; init; }

    public required DateOnly DueOn { get; init; }

    public required DateTimeOffset ReadyAt { get; init; }

    public required FollowUpState State { get; init; }

    public required long? QueueRank { get; init; }

    public required int Lot { get; init; }

    public required int Round { get; init; }

    public required int Attempts { get; init; }

    public required FollowUpOutcome? LastOutcome { get; init; }

    public required DateTimeOffset? FormSentAt { get; init; }

    public required string? LeaseBy { get; init; }

    public required string? Holder { get; init; }

    public required DateTimeOffset? LeaseUntil { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    public required int? DaysLate { get; init; }

    public bool IsBusy(DateTimeOffset now) => State == FollowUpState.Leased && LeaseUntil > now;
}
