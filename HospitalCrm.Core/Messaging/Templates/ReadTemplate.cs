using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging.Templates;

/// <summary>A template with all its editions, newest first.</summary>
public sealed class ReadTemplate(CrmDb db) : IUseCase
{
    public static Permission Requires => TemplatePermissions.View;

    public async Task<TemplateSheet> HandleAsync(Id<MessageTemplate> id, CancellationToken ct = default)
    {
        var known = await db.MessageTemplates.AsNoTracking().Include(template => template.Editions).SingleOrDefaultAsync(template => template.Id == id, ct)
            ?? throw new RuleViolation("Messaging.Missing");
        var newest = known.Editions.Single(edition => edition.Number == known.Latest);
        var people = known.Editions.SelectMany(edition => new[] { edition.WrittenBy, edition.JudgedBy }).OfType<string>().Distinct().ToList();
        var names = await db.Staff.IgnoreQueryFilters().Where(staff => people.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
        return new(
            new()
            {
                Id = id.Value,
                Version = known.Version,
                Code = known.Code,
                Kind = known.Kind,
                Name = known.Name,
                Category = newest.Category,
                Text = newest.Text,
                IsOff = known.IsOff,
            },
            [
                .. known.Editions.OrderByDescending(edition => edition.Number).Select(edition => new EditionLine(
                    edition.Number,
                    edition.State,
                    edition.Category,
                    edition.Text,
                    names.GetValueOrDefault(edition.WrittenBy),
                    edition.WrittenAt,
                    edition.JudgedBy is { } judge ? names.GetValueOrDefault(judge, judge) : null,
                    edition.JudgedAt,
                    edition.Why)
                    { WrittenByNo = edition.WrittenBy }),
            ]);
    }
}

public sealed record TemplateSheet(TemplateForm Form, IReadOnlyList<EditionLine> Editions);

/// <param name="WrittenBy">Null: the product brought it.</param>
public sealed record EditionLine(
    int Number, EditionState State, MessageCategory Category, string Text, string? WrittenBy, DateTimeOffset WrittenAt, string? JudgedBy, DateTimeOffset? JudgedAt, string? Why)
{
    public required string WrittenByNo { get; init; }
}
