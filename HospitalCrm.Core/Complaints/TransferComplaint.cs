using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>转办, 转医疗纠纷, 移交纪检, 已报警.</summary>
public sealed class TransferComplaint(CrmDb db, ComplaintActs acts) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Manage;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Transfer, form, ct);
        complaint.Transfer(form.Where!.Value, hand);
        await db.SaveChangesAsync(ct);
    }
}
