using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Questionnaires for the rooms that ask: which edition to ask, and the sheet that is kept. Changes tracked entities, never saves.</summary>
public sealed class AnswerSheets(CrmDb db, SheetSeal seal, Grants grants, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    public const int LongestOpinion = 500;

    /// <summary>The edition in force; null when there is none or the questionnaire is switched off.</summary>
    public async Task<BlankSheet?> BlankAsync(string questionnaireCode, CancellationToken ct)
    {
        var found = await (
            from questionnaire in db.Questionnaires.AsNoTracking()
            where questionnaire.Code == questionnaireCode && !questionnaire.IsOff
            join edition in db.QuestionnaireEditions on new { Questionnaire = questionnaire.Id, Number = questionnaire.InForce } equals new { Questionnaire = edition.QuestionnaireId, Number = (int?)edition.Number }
            select new { edition.Id, questionnaire.Code, questionnaire.Name, edition.Number, edition.Content }).SingleOrDefaultAsync(ct);
        return found is null ? null : new(found.Id.Value, found.Code, found.Name, found.Number, QuestionSet.FromJson(found.Content));
    }

    /// <summary>That very edition, in force or not: a call that was begun on it ends on it.</summary>
    public async Task<BlankSheet?> EditionAsync(Guid edition, CancellationToken ct) => (await FindAsync(edition, ct))?.Blank;

    /// <summary>What may be asked: the department's own questionnaires first, then everybody's. All of them for null.</summary>
    public async Task<IReadOnlyList<QuestionnaireChoice>> ChoicesAsync(string? department, CancellationToken ct) =>
        await db.Questionnaires.AsNoTracking()
            .Where(questionnaire => !questionnaire.IsOff && questionnaire.InForce != null && (department == null || questionnaire.DepartmentCode == null || questionnaire.DepartmentCode == department))
            .OrderBy(questionnaire => questionnaire.DepartmentCode == null).ThenBy(questionnaire => questionnaire.Code)
            .Select(questionnaire => new QuestionnaireChoice(questionnaire.Code, questionnaire.Name, questionnaire.DepartmentCode))
            .ToListAsync(ct);

    /// <exception cref="RuleViolation">Something required is not answered, or an opinion is set by somebody who is no clinician.</exception>
    public async Task<AnswerSheet> FillAsync(SheetFill fill, CancellationToken ct)
    {
        var (blank, questions) = await FindAsync(fill.Edition, ct) ?? throw new RuleViolation("Questionnaires.Missing");
        var check = blank.Set.Check(fill.Answers);
        if (check.Problems.Count > 0)
        {
            throw new RuleViolation("Questionnaires.Answers", check.Problems.Count);
        }

        var sheet = new AnswerSheet(fill, blank, actor.Value.StaffNo, clock.GetUtcNow());
        seal.Close(sheet, questions, check);
        if (fill.Opinion is { } opinion)
        {
            await SetAsync(sheet, opinion);
        }

        db.AnswerSheets.Add(sheet);
        return sheet;
    }

    /// <summary>Opened and verified; whoever shows it has asked whether it may be seen.</summary>
    public async Task<SheetReading?> ReadAsync(Id<AnswerSheet> id, CancellationToken ct) =>
        await db.AnswerSheets.AsNoTracking().SingleOrDefaultAsync(sheet => sheet.Id == id, ct) is { } sheet ? seal.Open(sheet) : null;

    /// <summary>All sheets of these patients, oldest first, at most the newest so many.</summary>
    public async Task<IReadOnlyList<SheetReading>> OfPatientsAsync(IReadOnlyCollection<Guid> patients, int most, CancellationToken ct)
    {
        var sheets = await db.AnswerSheets.AsNoTracking().Where(sheet => patients.Contains(sheet.PatientId)).OrderByDescending(sheet => sheet.FilledAt).Take(most).ToListAsync(ct);
        return [.. sheets.AsEnumerable().Reverse().Select(seal.Open)];
    }

    /// <summary>诊断意见 set, or changed, by a clinician; the change record keeps the one before.</summary>
    public async Task SetOpinionAsync(AnswerSheet sheet, OpinionChoice opinion) => await SetAsync(sheet, opinion);

    private async Task SetAsync(AnswerSheet sheet, OpinionChoice opinion)
    {
        if (!await grants.HasAsync(actor.Value, QuestionnairePermissions.SetOpinion))
        {
            throw new RuleViolation("Questionnaires.OpinionIsClinical");
        }

        var (text, why) = (opinion.Opinion.Trim(), opinion.Why.Trim());
        if (text.Length is 0 or > LongestOpinion || why.Length is 0 or > LongestOpinion)
        {
            throw new RuleViolation("Questionnaires.OpinionNeedsReason", LongestOpinion);
        }

        seal.Set(sheet, new(text, why, actor.Value.StaffNo, clock.GetUtcNow()));
    }

    private async Task<(BlankSheet Blank, string Questions)?> FindAsync(Guid edition, CancellationToken ct)
    {
        var id = new Id<QuestionnaireEdition>(edition);
        var found = await (
            from known in db.QuestionnaireEditions.AsNoTracking()
            where known.Id == id && known.State != QuestionnaireEditionState.Draft
            join questionnaire in db.Questionnaires on known.QuestionnaireId equals questionnaire.Id
            select new { questionnaire.Code, questionnaire.Name, known.Number, known.Content }).SingleOrDefaultAsync(ct);
        return found is null ? null : (new(edition, found.Code, found.Name, found.Number, QuestionSet.FromJson(found.Content)), found.Content);
    }
}
