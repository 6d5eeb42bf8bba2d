using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>A questionnaire with its questions and all its editions; for none a blank one, where its writer belongs.</summary>
public sealed class ReadQuestionnaire(QuestionnaireBook book, DesignReach reach) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.View;

    public async Task<QuestionnaireSheet> HandleAsync(Id<Questionnaire>? id, CancellationToken ct = default)
    {
        if (id is { } key)
        {
            return await book.SheetAsync(await book.FindAsync(key, ct), ct);
        }

        var home = await reach.HomeAsync(QuestionnairePermissions.Design);
        return new(
            new() { Department = home },
            QuestionSet.Empty,
            1,
            QuestionnaireEditionState.Draft,
            null,
            await reach.ReachesAsync(QuestionnairePermissions.Design, home),
            new Dictionary<string, QuestionType>(),
            new HashSet<string>(),
            []);
    }
}
