using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Complaints;

/// <summary>重开: new evidence, within the days the parameter gives.</summary>
public sealed class ReopenComplaint(CrmDb db, ComplaintActs acts, ParameterValues parameters) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Manage;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Reopen, form, ct);
        complaint.Reopen(parameters.Get(ComplaintParameters.ReopenDays), hand);
        await db.SaveChangesAsync(ct);
    }
}
