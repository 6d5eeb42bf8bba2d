using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>待补充: the complainant is to bring something. Inner time stands still.</summary>
public sealed class WaitForComplainant(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Feedback;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Wait, form, ct);
        complaint.Wait(hand);
        await db.SaveChangesAsync(ct);
    }
}
