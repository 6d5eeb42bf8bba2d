using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>合并: the same complainant's same matter goes on under its older number.</summary>
public sealed class MergeComplaint(CrmDb db, ComplaintActs acts, ComplaintDesk desk, ComplaintReplies replies, ComplaintNotices notices) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Manage;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Merge, form, ct);
        var number = ComplaintReceipt.Read(form.Into);
        var into = await db.Complaints.SingleOrDefaultAsync(known => known.Number == number, ct);
        if (into is null || !ComplaintRules.SeesComplainant(into, await desk.ViewerAsync()))
        {
            throw new RuleViolation("Complaints.NotMergeable");
        }

        complaint.Merge(into, hand);
        await notices.MergedAsync(complaint, into, ct);
        await replies.SettleAsync(complaint, hand, ct);
        await db.SaveChangesAsync(ct);
    }
}
