using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>Nobody could be asked, and the office is not content: another round.</summary>
public sealed class SendComplaintRound(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Manage;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.AnotherRound, form, ct);
        complaint.SendRoundAgain(hand);
        await db.SaveChangesAsync(ct);
    }
}
