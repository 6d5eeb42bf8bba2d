using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>An item to be edited, and the classes it may belong to.</summary>
public sealed class ReadSatisfactionItem(CrmDb db) : IUseCase
{
    public static Permission Requires => QuestionnairePermissions.View;

    public async Task<SatisfactionItemSheet> HandleAsync(Id<SatisfactionItem>? id, CancellationToken ct = default)
    {
        var form = id is { } key ? await FindAsync(key, ct) : new();
        var classes = await db.CodeItems.AsNoTracking()
            .Where(item => item.TableCode == CodeTables.SatisfactionClasses.Code && (item.IsEnabled || item.Code == form.ItemClass))
            .OrderBy(item => item.Order)
            .Select(item => new SatisfactionClass(item.Code, item.Name))
            .ToListAsync(ct);
        return new(form, classes);
    }

    private async Task<SatisfactionItemForm> FindAsync(Id<SatisfactionItem> id, CancellationToken ct)
    {
        var known = await db.SatisfactionItems.AsNoTracking().SingleOrDefaultAsync(item => item.Id == id, ct) ?? throw new RuleViolation("Questionnaires.Missing");
        return new() { Id = id.Value, Version = known.Version, Code = known.Code, Name = known.Name, Scope = known.Scope, ItemClass = known.ClassCode, IsOff = known.IsOff };
    }
}

public sealed record SatisfactionItemSheet(SatisfactionItemForm Form, IReadOnlyList<SatisfactionClass> Classes);

public sealed record SatisfactionClass(string Code, string Name);
