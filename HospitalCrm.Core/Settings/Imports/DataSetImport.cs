using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Standards;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Imports;

public sealed class DataSetImport(CrmDb db, StandardBook book, IValidator<DataSetForm> validator) : ImportTarget<DataSetForm>(validator), IRoomPart
{
    private Dictionary<string, DataSet> _known = [];
    private HashSet<string> _elements = [];

    protected override string KeyColumn => "Code";

    protected override async Task PrepareAsync(string list, CancellationToken ct)
    {
        _known = await db.DataSets.AsNoTracking().ToDictionaryAsync(set => set.Code, StringComparer.Ordinal, ct);
        _elements = [.. await db.DataElements.Select(element => element.Code).ToListAsync(ct)];
    }

    protected override DataSetForm Read(string list, ImportLine line, List<FieldProblem> problems)
    {
        var members = DataSetMember.Read(line["Members"]);
        if (members.FirstOrDefault(member => !_elements.Contains(member.Element)) is { } unknown)
        {
            problems.Add(new("Members", "Settings.UnknownElement", [unknown.Element]));
        }

        return new() { Code = line["Code"].Trim(), Name = line["Name"].Trim(), Definition = Filled(line["Definition"]), Members = DataSetMember.Write(members) };
    }

    protected override string KeyOf(DataSetForm form) => form.Code;

    protected override DataSetForm? Known(DataSetForm form)
    {
        if (!_known.TryGetValue(form.Code, out var known))
        {
            return null;
        }

        (form.Id, form.Version) = (known.Id.Value, known.Version);
        return form with { Name = known.Name, Definition = known.Definition, Members = known.Members };
    }

    protected override Task PutAsync(DataSetForm form, CancellationToken ct) => book.PutAsync(form, ct);
}
