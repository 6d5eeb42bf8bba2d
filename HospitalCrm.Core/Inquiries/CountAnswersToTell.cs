using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Inquiries;

/// <summary>How many of the questions one took are answered and not told yet: for the bell.</summary>
public sealed class CountAnswersToTell(CrmDb db, CurrentActor actor) : IUseCase
{
    public static Permission Requires => InquiryPermissions.Register;

    public Task<int> HandleAsync(CancellationToken ct = default)
    {
        var me = actor.Value.StaffNo;
        return db.Inquiries.CountAsync(inquiry => inquiry.State == InquiryState.Answered && inquiry.RegisteredBy == me, ct);
    }
}
