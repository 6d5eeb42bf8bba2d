using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>A department that was complained about, or that handled a complaint, stays: the case names it for good. So does one the parameters give complaints to.</summary>
internal sealed class KeepComplaintDepartments(CrmDb db, ComplaintRouting routing) : IHandle<DepartmentRemoved>
{
    public async Task HandleAsync(DepartmentRemoved happened, CancellationToken ct)
    {
        var code = happened.Code;
        if (routing.Names(code)
            || await db.Complaints.AnyAsync(complaint => complaint.HandlerCode == code, ct)
            || await db.Complaints.AnyAsync(complaint => complaint.VisibleCode == code, ct)
            || await db.Complaints.AnyAsync(complaint => complaint.DepartmentCode == code, ct)
            || await db.ComplaintSteps.AnyAsync(step => step.DepartmentCode == code, ct))
        {
            throw new RuleViolation("Settings.DepartmentInUse", happened.Name);
        }
    }
}
