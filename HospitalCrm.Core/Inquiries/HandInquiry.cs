using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries;

/// <summary>转科室: to a department that answers by a day, or from one to another.</summary>
public sealed class HandInquiry(CrmDb db, InquiryDesk desk, InquiryNotices notices, TimeProvider clock) : IUseCase
{
    public static Permission Requires => InquiryPermissions.Register;

    public async Task HandleAsync(Id<Inquiry> id, string? department, DateOnly? dueOn, CancellationToken ct = default)
    {
        await desk.DemandDepartmentAsync(department, ct);
        if (dueOn is not { } day || day < clock.Today() || day > clock.Today().AddDays(90))
        {
            throw new RuleViolation("Inquiries.DueNeeded");
        }

        await db.InTransactionAsync(
            async () =>
            {
                var inquiry = await desk.DemandAsync(id, ct);
                inquiry.Hand(department!, InquiryDesk.DueBy(day));
                await notices.HandedAsync(inquiry, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}
