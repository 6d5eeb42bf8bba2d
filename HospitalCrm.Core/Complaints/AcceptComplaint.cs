using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>受理 of what came by another way: number and messages from here, the time ran from receipt.</summary>
public sealed class AcceptComplaint(CrmDb db, ComplaintActs acts, ComplaintNumbers numbers, ComplaintNotices notices, ComplaintReplies replies, Vault vault) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.Manage;

    public async Task HandleAsync(Id<Complaint> id, ComplaintActForm form, CancellationToken ct = default)
    {
        var (complaint, hand) = await acts.BeginAsync(id, ComplaintAct.Accept, form, ct);
        await db.InTransactionAsync(
            async () =>
            {
                complaint.Accept(await numbers.NextAsync(ct), hand);
                var name = vault.Open(Complaint.ComplainantNamePurpose, complaint.ComplainantName) ?? ComplaintNotices.NameOfNobody;
                var phone = vault.Open(Complaint.ComplainantPhonePurpose, complaint.ComplainantPhone);
                await notices.AcceptedAsync(complaint, name, phone, hand.Times.Limits.SourceDays.GetValueOrDefault(complaint.Source, hand.Times.Limits.Days), ct);
                await replies.SettleAsync(complaint, hand, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}
