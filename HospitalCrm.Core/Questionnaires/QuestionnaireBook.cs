using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>Finds questionnaires and tells what their designer sees of them. Never saves.</summary>
public sealed class QuestionnaireBook(CrmDb db, DesignReach reach) : IRoomPart
{
    /// <summary>With all its editions, to be changed.</summary>
    public async Task<Questionnaire> FindAsync(Id<Questionnaire> id, CancellationToken ct) =>
        await db.Questionnaires.Include(questionnaire => questionnaire.Editions).SingleOrDefaultAsync(questionnaire => questionnaire.Id == id, ct)
        ?? throw new RuleViolation("Questionnaires.Missing");

    /// <summary>The same for whoever may write it, and as it was when he read it.</summary>
    public async Task<Questionnaire> FindAsync(Id<Questionnaire> id, int version, Permission right, CancellationToken ct)
    {
        var known = await FindAsync(id, ct);
        await reach.DemandAsync(right, known.DepartmentCode);
        return known.Stamp == version ? known : throw new DbUpdateConcurrencyException();
    }

    public async Task<QuestionnaireSheet> SheetAsync(Questionnaire known, CancellationToken ct)
    {
        var newest = known.Editions.Single(edition => edition.Number == known.Latest);
        var people = known.Editions.SelectMany(edition => new[] { edition.WrittenBy, edition.PublishedBy }).OfType<string>().Distinct().ToList();
        var names = await db.Staff.IgnoreQueryFilters().Where(staff => people.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
        return new(
            new() { Id = known.Id.Value, Version = known.Stamp, Code = known.Code, Name = known.Name, Kind = known.Kind, Department = known.DepartmentCode, IsOff = known.IsOff },
            newest.Read(),
            newest.Number,
            newest.State,
            known.InForce,
            await reach.ReachesAsync(QuestionnairePermissions.Design, known.DepartmentCode),
            known.TypesBefore(),
            known.Editions.SelectMany(edition => edition.Read().Questions)
                .SelectMany(question => question.Options.Select(option => $"{question.Key}/{option.Key}").Append(question.Key)).ToHashSet(StringComparer.Ordinal),
            [
                .. known.Editions.OrderByDescending(edition => edition.Number).Select(edition => new QuestionnaireEditionLine(
                    edition.Number,
                    edition.State,
                    edition.Read().Questions.Count,
                    edition.WrittenBy == QuestionnaireEdition.ByProduct ? null : names.GetValueOrDefault(edition.WrittenBy, edition.WrittenBy),
                    edition.WrittenAt,
                    edition.PublishedBy is { Length: > 0 } by ? names.GetValueOrDefault(by, by) : null,
                    edition.PublishedAt)),
            ]);
    }
}
