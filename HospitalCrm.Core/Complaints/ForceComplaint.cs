using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>强行终止 asked for (no evidence, contradictory stories); a second person decides.</summary>
public sealed class ForceComplaint(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Force;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Force, form, ct);
        complaint.Force(hand);
        await db.SaveChangesAsync(ct);
    }
}
