using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Encounters;

/// <summary>A department somebody was treated in stays, and a ward somebody lay in; each is one look into an index, however many visits there are.</summary>
internal sealed class VisitsKeepDepartments(CrmDb db) : IHandle<DepartmentRemoved>
{
    public async Task HandleAsync(DepartmentRemoved happened, CancellationToken ct)
    {
        if (await db.Encounters.AnyAsync(visit => visit.DepartmentCode == happened.Code, ct) || await db.Encounters.AnyAsync(visit => visit.WardCode == happened.Code, ct))
        {
            throw new RuleViolation("Settings.DepartmentInUse", happened.Name);
        }
    }
}
