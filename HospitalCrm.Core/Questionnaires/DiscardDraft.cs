using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Puts the draft of a next edition away; what is asked stays.</summary>
public sealed class DiscardDraft(CrmDb db, QuestionnaireBook book) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.Design;

    public async Task HandleAsync(Id<Questionnaire> id, int version, int number, CancellationToken ct = default)
    {
        var questionnaire = await book.FindAsync(id, version, Requires, ct);
        db.QuestionnaireEditions.Remove(questionnaire.Discard(number));
        await db.SaveChangesAsync(ct);
    }
}
