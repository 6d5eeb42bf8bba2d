using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>Whose follow-ups somebody sees: his own, his ward's, his department's or all.</summary>
public sealed class FollowUpSight(CrmDb db, Grants grants, CurrentActor actor) : IRoomPart
{
    public async Task<Reach> ReachAsync(Permission right) => await grants.ReachAsync(actor.Value, right) ?? Reach.Nobody;

    /// <summary>The follow-up, tracked.</summary>
    /// <exception cref="RuleViolation">There is none, or none within his scope: he is told the same.</exception>
    public async Task<FollowUpTask> DemandAsync(Id<FollowUpTask> id, CancellationToken ct)
    {
        var reach = await ReachAsync(FollowUpPermissions.View);
        var task = await db.FollowUpTasks.SingleOrDefaultAsync(task => task.Id == id, ct);
        return task is not null && FollowUpScope.Has(reach, task.DepartmentCode, task.WardCode, task.AssigneeNo) ? task : throw new RuleViolation("FollowUps.Missing");
    }

    /// <summary>What is due, within the scope; in the queue's order by the caller.</summary>
    internal async Task<IQueryable<FollowUpTask>> QueueAsync()
    {
        var tasks = await TasksAsync();
        return tasks.Where(task => task.QueueRank != null);
    }

    /// <summary>All there ever were, within the scope.</summary>
    internal async Task<IQueryable<FollowUpTask>> TasksAsync() => await ReachAsync(FollowUpPermissions.View) switch
    {
        { IsAll: true } => db.FollowUpTasks,
        { Scope: DataScope.Department, DepartmentCode: { } department } => db.FollowUpTasks.Where(task => task.DepartmentCode == department),
        { Scope: DataScope.Ward, WardCode: { } ward } => db.FollowUpTasks.Where(task => task.WardCode == ward),
        { Scope: DataScope.Own, StaffNo: var own } => db.FollowUpTasks.Where(task => task.AssigneeNo == own),
        _ => db.FollowUpTasks.Where(task => false),
    };

    /// <summary>What was asked, within the scope.</summary>
    internal async Task<IQueryable<FollowUpRecord>> RecordsAsync() => await ReachAsync(FollowUpPermissions.View) switch
    {
        { IsAll: true } => db.FollowUpRecords,
        { Scope: DataScope.Department, DepartmentCode: { } department } => db.FollowUpRecords.Where(record => record.DepartmentCode == department),
        { Scope: DataScope.Ward, WardCode: { } ward } => db.FollowUpRecords.Where(record => record.WardCode == ward),
        { Scope: DataScope.Own, StaffNo: var own } => db.FollowUpRecords.Where(record => record.AssigneeNo == own),
        _ => db.FollowUpRecords.Where(record => false),
    };

    /// <summary>Stays within a scope; the doctor's own are those he looked after.</summary>
    internal static IQueryable<Encounter> Stays(IQueryable<Encounter> stays, Reach reach) => reach switch
    {
        { IsAll: true } => stays,
        { Scope: DataScope.Department, DepartmentCode: { } department } => stays.Where(stay => stay.DepartmentCode == department),
        { Scope: DataScope.Ward, WardCode: { } ward } => stays.Where(stay => stay.WardCode == ward),
        { Scope: DataScope.Own, StaffNo: var own } => stays.Where(stay => stay.DoctorNo == own),
        _ => stays.Where(stay => false),
    };

    /// <summary>Staff numbers → names; those who left keep theirs.</summary>
    public async Task<string?> NameAsync(string? staffNo, CancellationToken ct) => staffNo is null
        ? null
        : await db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == staffNo).Select(staff => staff.Name).FirstOrDefaultAsync(ct) ?? staffNo;
}
