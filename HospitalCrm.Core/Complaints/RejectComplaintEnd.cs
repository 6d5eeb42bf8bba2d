using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>The second person does not sign: it goes on.</summary>
public sealed class RejectComplaintEnd(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Approve;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.RejectEnd, form, ct);
        complaint.RejectEnd(hand);
        await db.SaveChangesAsync(ct);
    }
}
