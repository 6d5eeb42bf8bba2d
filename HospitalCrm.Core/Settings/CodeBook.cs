using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>The items of a dictionary, for use cases of this room and of others. Never saves.</summary>
public sealed class CodeBook(CrmDb db) : IRoomPart
{
    /// <summary>What may be chosen, in order.</summary>
    public async Task<IReadOnlyList<CodeChoice>> ChoicesAsync(CodeTable table, CancellationToken ct) =>
        await db.CodeItems.Where(item => item.TableCode == table.Code && item.IsEnabled).OrderBy(item => item.Order).Select(item => new CodeChoice(item.Code, item.Name, item.Value)).ToListAsync(ct);

    /// <summary>The classes of a scale as they stand.</summary>
    public async Task<CodeScale> ScaleAsync(CodeTable table, CancellationToken ct) =>
        new((await ChoicesAsync(table, ct)).Select(choice => (choice.Code, choice.Name, choice.Value)));

    /// <summary>Changed or new items of a table, together: what they leave must hold as a whole.</summary>
    /// <exception cref="RuleViolation">A code twice, or classes that overlap or leave a gap.</exception>
    public async Task PutAsync(CodeTable table, IReadOnlyList<CodeItemForm> forms, CancellationToken ct)
    {
        var items = await db.CodeItems.Where(item => item.TableCode == table.Code).ToListAsync(ct);
        var next = items.Select(item => item.Order).DefaultIfEmpty().Max();
        foreach (var form in forms)
        {
            var item = Find(items, form);
            if (item is null)
            {
                item = new(table, form.Code.Trim(), ++next, isBuiltIn: false);
                items.Add(item);
                db.CodeItems.Add(item);
            }

            item.Describe(form.Name.Trim(), table.Measure == CodeMeasure.Plain ? null : form.Number, form.Note);
            item.Switch(form.IsEnabled);
        }

        Demand(table, items);
    }

    /// <summary>What is left of a table must hold.</summary>
    public static void Demand(CodeTable table, IEnumerable<CodeItem> items)
    {
        if (table.IsScale)
        {
            _ = new CodeScale(items.Where(item => item.IsEnabled).Select(item => (item.Code, item.Name, item.Value)));
        }
    }

    private static CodeItem? Find(List<CodeItem> items, CodeItemForm form)
    {
        var code = form.Code.Trim();
        if (form.Id is not { } key)
        {
            return items.Exists(item => string.Equals(item.Code, code, StringComparison.OrdinalIgnoreCase)) ? throw new RuleViolation("Settings.CodeTaken", code) : null;
        }

        var known = items.Find(item => item.Id.Value == key) ?? throw new RuleViolation("Settings.Missing");
        return known.Code != code ? throw new RuleViolation("Settings.CodeStays", known.Code)
            : known.Version != form.Version ? throw new DbUpdateConcurrencyException()
            : known;
    }
}

/// <summary>One item to choose.</summary>
public sealed record CodeChoice(string Code, string Name, int? Value);
