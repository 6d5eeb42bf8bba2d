using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>The questions of one edition, also of one that is no longer asked.</summary>
public sealed class ReadEdition(QuestionnaireBook book) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.View;

    public async Task<QuestionSet> HandleAsync(Id<Questionnaire> id, int number, CancellationToken ct = default) =>
        (await book.FindAsync(id, ct)).Editions.FirstOrDefault(edition => edition.Number == number)?.Read() ?? throw new RuleViolation("Questionnaires.Missing");
}
