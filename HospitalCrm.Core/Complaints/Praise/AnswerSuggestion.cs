using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>答复建议: what becomes of it; the giver is told by message where he left a number.</summary>
public sealed class AnswerSuggestion(CrmDb db, CommendationDesk desk, CommendationNotices notices, Vault vault, IValidator<SuggestionAnswerForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PraisePermissions.Answer;

    public async Task HandleAsync(Id<Commendation> id, SuggestionAnswerForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var one = await desk.DemandAsync(id, ct);
        if (!await desk.MayAnswerAsync(one))
        {
            throw new RuleViolation("Complaints.NotYourSuggestion");
        }

        var answer = form.Text.Trim();
        await db.InTransactionAsync(
            async () =>
            {
                var isTold = form.TellGiver && one.State == CommendationState.Pending && await notices.AnswerAsync(one, answer, ct);
                one.Reply(form.Verdict!.Value, vault.Seal(Commendation.AnswerPurpose, answer), isTold, actor.Value.StaffNo, clock.GetUtcNow());
                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}

public sealed class SuggestionAnswerForm
{
    public const int LongestText = 400;

    public SuggestionVerdict? Verdict { get; set; }

    public string Text { get; set; } = "";

    public bool TellGiver { get; set; } = true;
}

public sealed class SuggestionAnswerFormValidator : AbstractValidator<SuggestionAnswerForm>
{
    public SuggestionAnswerFormValidator()
    {
        RuleFor(form => form.Verdict).NotNull().WithErrorCode("Complaints.VerdictRequired");
        RuleFor(form => form.Text).Must(typed => !string.IsNullOrWhiteSpace(typed)).WithErrorCode("Complaints.TextRequired");
        RuleFor(form => form.Text).Must(typed => (typed ?? "").Trim().Length <= SuggestionAnswerForm.LongestText).WithErrorCode("Complaints.TextTooLong").WithState(_ => new object?[] { SuggestionAnswerForm.LongestText });
    }
}
