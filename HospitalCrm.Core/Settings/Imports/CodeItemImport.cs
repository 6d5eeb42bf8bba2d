using System.Globalization;
using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Items of a dictionary.</summary>
public sealed class CodeItemImport(CrmDb db, CodeBook book, IValidator<CodeItemForm> validator) : ImportTarget<CodeItemForm>(validator), IRoomPart
{
    private Dictionary<string, CodeItem> _known = [];

    protected override string KeyColumn => "Code";

    public override Task PutAsync(string list, CancellationToken ct) => book.PutAsync(CodeTables.Find(list)!, Wanted, ct);

    protected override async Task PrepareAsync(string list, CancellationToken ct) =>
        _known = await db.CodeItems.AsNoTracking().Where(item => item.TableCode == list).ToDictionaryAsync(item => item.Code, StringComparer.OrdinalIgnoreCase, ct);

    protected override CodeItemForm Read(string list, ImportLine line, List<FieldProblem> problems)
    {
        var value = Filled(line["Value"]);
        return new()
        {
            Table = list,
            Code = line["Code"].Trim(),
            Name = line["Name"].Trim(),
            Value = CodeTables.Find(list)!.Measure == CodeMeasure.Plain ? null : CodeNumber.Read(value)?.ToString(CultureInfo.InvariantCulture) ?? value,
            IsEnabled = ReadYes(line, "IsEnabled", unsaid: true, problems),
            Note = Filled(line["Note"]),
        };
    }

    protected override string KeyOf(CodeItemForm form) => form.Code;

    protected override CodeItemForm? Known(CodeItemForm form)
    {
        if (!_known.TryGetValue(form.Code, out var item))
        {
            return null;
        }

        (form.Id, form.Version, form.Code) = (item.Id.Value, item.Version, item.Code);
        return form with { Name = item.Name, Value = item.Value?.ToString(CultureInfo.InvariantCulture), IsEnabled = item.IsEnabled, Note = item.Note };
    }

    protected override Problem? Whole(string list, IReadOnlyList<CodeItemForm> wanted)
    {
        if (!CodeTables.Find(list)!.IsScale)
        {
            return null;
        }

        var classes = _known.Values.Where(item => item.IsEnabled).ToDictionary(item => item.Code, item => (item.Code, item.Name, item.Value));
        foreach (var form in wanted)
        {
            classes.Remove(form.Code);
            if (form.IsEnabled)
            {
                classes[form.Code] = (form.Code, form.Name, form.Number);
            }
        }

        try
        {
            _ = new CodeScale(classes.Values);
            return null;
        }
        catch (RuleViolation refusal)
        {
            return new(ProblemKind.Refused, refusal.Code, refusal.Args, []);
        }
    }

    protected override Task PutAsync(CodeItemForm form, CancellationToken ct) => throw new NotSupportedException("All items of a table are put in together.");
}
