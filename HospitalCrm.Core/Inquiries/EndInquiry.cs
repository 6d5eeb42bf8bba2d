using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries;

/// <summary>终止: whoever asked is not told, and why stands with it: he cannot be reached, asked twice, no longer wants to know.</summary>
public sealed class EndInquiry(CrmDb db, InquiryDesk desk, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public const int LongestReason = 200;

    public static Permission Requires => InquiryPermissions.Register;

    public async Task HandleAsync(Id<Inquiry> id, string? reason, CancellationToken ct = default)
    {
        if ((reason ?? "").Trim() is not { Length: > 0 and <= LongestReason } why)
        {
            throw new RuleViolation("Inquiries.ReasonNeeded");
        }

        var inquiry = await desk.DemandAsync(id, ct);
        if (!await desk.MayCloseAsync(inquiry))
        {
            throw new RuleViolation("Inquiries.NotYours");
        }

        inquiry.End(vault.Seal(Inquiry.EndReasonPurpose, why), actor.Value.StaffNo, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
