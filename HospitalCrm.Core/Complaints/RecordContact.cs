using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>首次联系: somebody spoke with the complainant.</summary>
public sealed class RecordContact(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Feedback;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Contact, form, ct);
        complaint.Contact(hand);
        await db.SaveChangesAsync(ct);
    }
}
