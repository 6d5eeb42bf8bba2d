using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>Whose calls an analysis counts. An agent belongs to the department he is in today.</summary>
public sealed class CallAgents(CrmDb db) : IRoomPart
{
    /// <param name="own">For who may see only his own; null: everybody's.</param>
    /// <param name="department">Null: of any.</param>
    /// <returns>Staff numbers; null: everybody, and calls that rang at nobody's seat.</returns>
    public async Task<string[]?> OfAsync(string? own, string? department, CancellationToken ct) => department is null
        ? own is null ? null : [own]
        : await db.Staff.IgnoreQueryFilters().AsNoTracking().Where(member => member.DepartmentCode == department && (own == null || member.StaffNo == own)).Select(member => member.StaffNo).ToArrayAsync(ct);

    /// <summary>Departments of those who took calls in these days or may take some.</summary>
    public async Task<IReadOnlyList<CallDepartment>> DepartmentsAsync(DaySpan span, CancellationToken ct)
    {
        var (from, to) = (span.From.DayNumber, span.To.DayNumber);
        var took = db.CallDaySums.Where(sum => sum.Day >= from && sum.Day <= to).Select(sum => sum.AgentNo);
        var may = db.StaffRoles.Where(held => db.Grants.Any(grant => grant.RoleId == held.RoleId && grant.Permission == CallPermissions.Answer.Code)).Select(held => held.StaffId);
        var codes = db.Staff.IgnoreQueryFilters().Where(member => took.Contains(member.StaffNo) || may.Contains(member.Id)).Select(member => member.DepartmentCode);
        return await db.Departments.AsNoTracking().Where(department => codes.Contains(department.Code)).OrderBy(department => department.Code).Select(department => new CallDepartment(department.Code, department.Name)).ToListAsync(ct);
    }
}
