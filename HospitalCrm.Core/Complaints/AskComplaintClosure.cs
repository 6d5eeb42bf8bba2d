using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>申请终止, with the result: from here the complainant decides.</summary>
public sealed class AskComplaintClosure(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Handle;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.AskClosure, form, ct);
        complaint.AskClosure(hand);
        await db.SaveChangesAsync(ct);
    }
}
