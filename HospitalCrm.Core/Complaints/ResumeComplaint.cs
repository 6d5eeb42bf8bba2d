using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>The complainant brought what was missing, or it goes on without.</summary>
public sealed class ResumeComplaint(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Feedback;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Resume, form, ct);
        complaint.Resume(hand);
        await db.SaveChangesAsync(ct);
    }
}
