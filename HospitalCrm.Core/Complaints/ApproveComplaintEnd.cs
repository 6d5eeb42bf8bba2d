using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>The second signature.</summary>
public sealed class ApproveComplaintEnd(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Approve;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.ApproveEnd, form, ct);
        complaint.ApproveEnd(hand);
        await db.SaveChangesAsync(ct);
    }
}
