using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries;

/// <summary>办结: whoever asked was told by telephone.</summary>
public sealed class CloseInquiry(CrmDb db, InquiryDesk desk, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => InquiryPermissions.Register;

    public async Task HandleAsync(Id<Inquiry> id, CancellationToken ct = default)
    {
        var inquiry = await desk.DemandAsync(id, ct);
        if (!await desk.MayCloseAsync(inquiry))
        {
            throw new RuleViolation("Inquiries.NotYours");
        }

        inquiry.Close(isSent: false, actor.Value.StaffNo, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
