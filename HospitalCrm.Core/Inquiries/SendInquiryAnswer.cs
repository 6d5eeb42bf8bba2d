using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries;

/// <summary>短信: the answer that waits goes to whoever asked, and the inquiry is closed by the same save. Pressed twice it is one message.</summary>
public sealed class SendInquiryAnswer(CrmDb db, InquiryDesk desk, AnswerMessages messages, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => InquiryPermissions.Register;

    public Task HandleAsync(Id<Inquiry> id, CancellationToken ct = default) => db.InTransactionAsync(() => SendAsync(id, ct), ct);

    private async Task SendAsync(Id<Inquiry> id, CancellationToken ct)
    {
        var inquiry = await desk.DemandAsync(id, ct);
        if (!await desk.MayCloseAsync(inquiry))
        {
            throw new RuleViolation("Inquiries.NotYours");
        }

        inquiry.Close(isSent: true, actor.Value.StaffNo, clock.GetUtcNow());
        var to = vault.Open(Inquiry.PhonePurpose, inquiry.Phone) ?? throw new RuleViolation("Inquiries.NoPhone");
        var words = vault.Open(Inquiry.AnswerPurpose, inquiry.Answer)!; // what was answered has one
        if (!messages.MaySay(words))
        {
            throw new RuleViolation("Inquiries.Sensitive");
        }

        _ = await messages.SendAsync(id.ToString(), to, inquiry.PatientId, words, ct) ?? throw new RuleViolation("Inquiries.NoTemplate");
        await db.SaveChangesAsync(ct);
    }
}
