using System.Globalization;
using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Standards;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Imports;

public sealed class ValueDomainImport(CrmDb db, StandardBook book, IValidator<ValueDomainForm> validator) : ImportTarget<ValueDomainForm>(validator), IRoomPart
{
    private Dictionary<string, ValueDomain> _known = [];

    protected override string KeyColumn => "Code";

    protected override async Task PrepareAsync(string list, CancellationToken ct) =>
        _known = await db.ValueDomains.AsNoTracking().ToDictionaryAsync(domain => domain.Code, StringComparer.Ordinal, ct);

    protected override ValueDomainForm Read(string list, ImportLine line, List<FieldProblem> problems) => new()
    {
        Code = line["Code"].Trim(),
        Name = line["Name"].Trim(),
        Oid = Filled(line["Oid"]),
        Edition = Filled(line["Edition"]),
        EffectiveOn = ReadDay(line["EffectiveOn"].Trim(), problems),
        IsConfirmed = ReadYes(line, "IsConfirmed", unsaid: false, problems),
        Note = Filled(line["Note"]),
    };

    protected override string KeyOf(ValueDomainForm form) => form.Code;

    protected override ValueDomainForm? Known(ValueDomainForm form)
    {
        if (!_known.TryGetValue(form.Code, out var known))
        {
            return null;
        }

        (form.Id, form.Version) = (known.Id.Value, known.Version);
        return form with { Name = known.Name, Oid = known.Oid, Edition = known.Edition, EffectiveOn = known.EffectiveOn, IsConfirmed = known.IsConfirmed, Note = known.Note };
    }

    protected override Task PutAsync(ValueDomainForm form, CancellationToken ct) => book.PutAsync(form, ct);

    private static DateOnly? ReadDay(string text, List<FieldProblem> problems)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy/M/d", "yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        problems.Add(new("EffectiveOn", "Settings.ImportDay", [text]));
        return null;
    }
}
