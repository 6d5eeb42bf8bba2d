using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Standards;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Imports;

public sealed class DataElementImport(CrmDb db, StandardBook book, IValidator<DataElementForm> validator) : ImportTarget<DataElementForm>(validator), IRoomPart
{
    private Dictionary<string, DataElement> _known = [];

    protected override string KeyColumn => "Code";

    protected override async Task PrepareAsync(string list, CancellationToken ct) =>
        _known = await db.DataElements.AsNoTracking().ToDictionaryAsync(element => element.Code, StringComparer.Ordinal, ct);

    protected override DataElementForm Read(string list, ImportLine line, List<FieldProblem> problems)
    {
        var kind = line["Kind"].Trim();
        if (!Enum.TryParse<DataElementKind>(kind, out var read))
        {
            problems.Add(new("Kind", "Settings.ImportChoice", [kind]));
        }

        return new()
        {
            Code = line["Code"].Trim(),
            Name = line["Name"].Trim(),
            Definition = Filled(line["Definition"]),
            Kind = read,
            Format = Filled(line["Format"]),
            Domain = Filled(line["Domain"]),
            Standard = Filled(line["Standard"]),
        };
    }

    protected override string KeyOf(DataElementForm form) => form.Code;

    protected override DataElementForm? Known(DataElementForm form)
    {
        if (!_known.TryGetValue(form.Code, out var known))
        {
            return null;
        }

        (form.Id, form.Version) = (known.Id.Value, known.Version);
        return form with { Name = known.Name, Definition = known.Definition, Kind = known.Kind, Format = known.Format, Domain = known.Domain, Standard = known.Standard };
    }

    protected override Task PutAsync(DataElementForm form, CancellationToken ct) => book.PutAsync(form, ct);
}
