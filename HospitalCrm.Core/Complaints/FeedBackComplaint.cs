using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>反馈: the complainant was told what was found. Ends the statutory time.</summary>
public sealed class FeedBackComplaint(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Feedback;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Feedback, form, ct);
        complaint.Feedback(form.Way, form.GivenOn ?? hand.Today, hand);
        await db.SaveChangesAsync(ct);
    }
}
