using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Surveys.Satisfaction;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>What a patient's browser shows at a link: why it is closed, the question who he is, or the questions. Asked by the product, as nobody is signed in there.</summary>
public sealed class OpenFollowUpForm(FormDoor door, FormTicket tickets, AnswerSheets sheets, SatisfactionPaper satisfaction) : IUseCase
{
    public static Permission Requires => FollowUpPermissions.Call;

    /// <param name="ticket">That he proved who he is; null or out of date: he is asked.</param>
    /// <param name="edition">The questions he had before him; null: those in force.</param>
    public async Task<FormPaper> HandleAsync(string token, string? ticket, Guid? edition, CancellationToken ct = default)
    {
        var entry = await door.FindAsync(token, ct);
        var isProven = entry.Link is { } known && tickets.Fits(known, ticket);
        if (entry is { Closed: { } closed })
        {
            return new() { Closed = closed, IsUrgent = closed == FormClosed.Used && isProven && entry.Link!.IsUrgent };
        }

        var (link, task) = (entry.Link!, entry.Task!);
        return new()
        {
            Factor = link.Factor,
            TriesLeft = FollowUpLink.MostTries - link.WrongTries,
            Questions = isProven ? await AskedAsync(task, edition, ct) : null,
            Satisfaction = isProven ? await satisfaction.OfAsync(task.EncounterId, ct) : null,
            LeftOn = isProven ? task.DischargedOn : null,
            IsProven = isProven,
        };
    }

    private async Task<BlankSheet?> AskedAsync(FollowUpTask task, Guid? edition, CancellationToken ct) =>
        edition is { } seen && await sheets.EditionAsync(seen, ct) is { } kept && kept.Code == task.QuestionnaireCode ? kept : await sheets.BlankAsync(task.QuestionnaireCode ?? "", ct);
}

/// <summary>One page of the form. Nothing in it names the patient.</summary>
public sealed record FormPaper
{
    /// <summary>Null: it is open.</summary>
    public FormClosed? Closed { get; init; }

    public FormFactor Factor { get; init; }

    public int TriesLeft { get; init; }

    /// <summary>He proved who he is.</summary>
    public bool IsProven { get; init; }

    /// <summary>Null before he proved who he is, or when the questionnaire was switched off.</summary>
    public BlankSheet? Questions { get; init; }

    /// <summary>满意度, behind the questions; null: it is not asked.</summary>
    public QuestionSet? Satisfaction { get; init; }

    /// <summary>The discharge it is about.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>What he answered is a red flag.</summary>
    public bool IsUrgent { get; init; }
}
