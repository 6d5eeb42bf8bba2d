using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>发布: the draft is asked from now on, and never changes again.</summary>
public sealed class PublishQuestionnaire(CrmDb db, QuestionnaireBook book, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.Publish;

    /// <param name="number">The edition that was read and tried out; another one written meanwhile is not meant.</param>
    public async Task HandleAsync(Id<Questionnaire> id, int version, int number, CancellationToken ct = default)
    {
        // Whose it is follows from who may write it: publishing has no reach of its own.
        var questionnaire = await book.FindAsync(id, version, QuestionnairePermissions.Design, ct);
        questionnaire.Publish(number, actor.Value.StaffNo, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
    }
}
