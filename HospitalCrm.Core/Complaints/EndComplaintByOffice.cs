using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>Nobody could be asked: the complaints office ends it, for whom there is no number with a second signature.</summary>
public sealed class EndComplaintByOffice(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Manage;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.EndByOffice, form, ct);
        complaint.EndByOffice(hand);
        await db.SaveChangesAsync(ct);
    }
}
