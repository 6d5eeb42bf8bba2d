using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Imports;

public sealed class DepartmentImport(CrmDb db, IValidator<DepartmentForm> validator) : ImportTarget<DepartmentForm>(validator), IRoomPart
{
    private Dictionary<string, Department> _known = [];

    protected override string KeyColumn => "Code";

    protected override async Task PrepareAsync(string list, CancellationToken ct) =>
        _known = await db.Departments.ToDictionaryAsync(department => department.Code, StringComparer.Ordinal, ct);

    protected override DepartmentForm Read(string list, ImportLine line, List<FieldProblem> problems)
    {
        var kind = line["Kind"].Trim();
        var isKind = Enum.TryParse<DepartmentKind>(kind, out var read) && Enum.IsDefined(read);
        if (kind.Length > 0 && !isKind)
        {
            problems.Add(new("Kind", "Settings.ImportChoice", [kind]));
        }

        return new()
        {
            Code = line["Code"].Trim(),
            Name = line["Name"].Trim(),
            Kind = isKind ? read : null,
            MessageName = Filled(line["MessageName"]),
            IsHidden = ReadYes(line, "IsHidden", unsaid: false, problems),
        };
    }

    protected override string KeyOf(DepartmentForm form) => form.Code;

    protected override DepartmentForm? Known(DepartmentForm form)
    {
        if (!_known.TryGetValue(form.Code, out var known))
        {
            return null;
        }

        (form.Id, form.Version) = (known.Id.Value, known.Version);
        return form with { Name = known.Name, Kind = known.Kind, MessageName = known.MessageName, IsHidden = known.IsHidden };
    }

    protected override Task PutAsync(DepartmentForm form, CancellationToken ct)
    {
        if (!_known.TryGetValue(form.Code, out var department))
        {
            department = new(form.Code, form.Name);
            db.Departments.Add(department);
        }

        department.Describe(form.Name, form.Kind, form.MessageName);
        department.Hide(form.IsHidden);
        return Task.CompletedTask;
    }
}
