using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>当场解决: answered on the spot.</summary>
public sealed class SettleOnSpot(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Register;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.SettleOnSpot, form, ct);
        complaint.SettleOnSpot(hand);
        await db.SaveChangesAsync(ct);
    }
}
