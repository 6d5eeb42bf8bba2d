using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Inquiries;

/// <summary>答复: by the department it was handed to, or by those who take calls. Sent to whoever asked, it is closed.</summary>
public sealed class AnswerInquiry(CrmDb db, InquiryDesk desk, AnswerMessages messages, Vault vault, IValidator<InquiryAnswerForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => InquiryPermissions.Answer;

    public async Task HandleAsync(Id<Inquiry> id, InquiryAnswerForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var inquiry = await desk.DemandAsync(id, ct);
        if (!await desk.MayAnswerAsync(inquiry))
        {
            throw new RuleViolation("Inquiries.NotYours");
        }

        var (by, now, words) = (actor.Value.StaffNo, clock.GetUtcNow(), form.Answer.Trim());
        var article = await desk.ArticleAsync(form.Article, ct);
        await db.InTransactionAsync(
            async () =>
            {
                inquiry.Reply(vault.Seal(Inquiry.AnswerPurpose, words), article, by, now);
                if (form.TellCaller && messages.MaySay(words) && vault.Open(Inquiry.PhonePurpose, inquiry.Phone) is { } to && await messages.SendAsync(id.ToString(), to, inquiry.PatientId, words, ct) is not null)
                {
                    inquiry.Close(isSent: true, by, now);
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}

public sealed class InquiryAnswerForm
{
    public string Answer { get; set; } = "";

    public Guid? Article { get; set; }

    /// <summary>By message, where there is a number.</summary>
    public bool TellCaller { get; set; } = true;
}

public sealed class InquiryAnswerFormValidator : AbstractValidator<InquiryAnswerForm>
{
    public InquiryAnswerFormValidator() =>
        RuleFor(form => form.Answer).Must(typed => (typed ?? "").Trim() is { Length: > 0 and <= InquiryForm.LongestAnswer }).WithErrorCode("Inquiries.AnswerNeeded");
}
