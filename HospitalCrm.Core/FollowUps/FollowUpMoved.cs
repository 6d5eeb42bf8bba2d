using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps;

/// <summary>Somebody took a follow-up, put it back, gave it to somebody else or ended it: open pages show it so. No word of the patient.</summary>
/// <param name="Holder">Who has it now.</param>
/// <param name="HolderName">His name, when he has just taken it.</param>
/// <param name="Assignee">For whom it is; null: for everybody of the ward.</param>
/// <param name="AssigneeName">His name, when he was just given it.</param>
public sealed record FollowUpMoved(Id<FollowUpTask> TaskId, FollowUpState State, string DepartmentCode, string? WardCode, string? Holder, string? HolderName, DateTimeOffset? LeaseUntil, string? Assignee = null, string? AssigneeName = null)
{
    public bool IsQueued => State is FollowUpState.Due or FollowUpState.Leased;
}
