using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.FollowUps.Wards;

/// <summary>The part of the hospital somebody answers for, narrowed to what he looks at.</summary>
/// <param name="Department">Null: every department within reach.</param>
/// <param name="Ward">Null: every ward of it.</param>
public sealed record WardPlace(string? Department, string? Ward)
{
    /// <exception cref="RuleViolation">He answers for no part of the hospital, or not for that one.</exception>
    internal static WardPlace Of(Reach reach, string? department, string? ward) => reach switch
    {
        { IsAll: true } => new(department, ward),
        { Scope: DataScope.Department, DepartmentCode: { } own } when department is null || department == own => new(own, ward),
        { Scope: DataScope.Ward, WardCode: { } own } when department is null && (ward is null || ward == own) => new(null, own),
        _ => throw new RuleViolation("FollowUps.NotYourWard"),
    };

    internal IQueryable<FollowUpTask> In(IQueryable<FollowUpTask> tasks) =>
        tasks.Where(task => (Department == null || task.DepartmentCode == Department) && (Ward == null || task.WardCode == Ward));

    internal IQueryable<FollowUpRecord> In(IQueryable<FollowUpRecord> records) =>
        records.Where(record => (Department == null || record.DepartmentCode == Department) && (Ward == null || record.WardCode == Ward));

    internal IQueryable<Encounter> In(IQueryable<Encounter> stays) =>
        stays.Where(stay => (Department == null || stay.DepartmentCode == Department) && (Ward == null || stay.WardCode == Ward));
}
