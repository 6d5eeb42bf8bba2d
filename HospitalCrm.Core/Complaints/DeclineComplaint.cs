using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>不予受理, on a statutory ground the complainant is written to. What the office adds in its own words may hold the matter and stays in the case.</summary>
public sealed class DeclineComplaint(CrmDb db, ComplaintActs acts, ComplaintReplies replies, ComplaintNotices notices) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Manage;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Decline, form, ct);
        complaint.Decline(hand);
        await notices.DeclinedAsync(complaint, form.Ground!.Value, ct);
        await replies.SettleAsync(complaint, hand, ct);
        await db.SaveChangesAsync(ct);
    }
}
