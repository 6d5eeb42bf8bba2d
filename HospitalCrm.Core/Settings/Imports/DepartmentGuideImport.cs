using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Guides;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Imports;

public sealed class DepartmentGuideImport(CrmDb db, IValidator<DepartmentGuideForm> validator) : ImportTarget<DepartmentGuideForm>(validator), IRoomPart
{
    private Dictionary<string, Department> _known = [];

    protected override string KeyColumn => "Code";

    protected override async Task PrepareAsync(string list, CancellationToken ct) =>
        _known = await db.Departments.ToDictionaryAsync(department => department.Code, StringComparer.Ordinal, ct);

    protected override DepartmentGuideForm Read(string list, ImportLine line, List<FieldProblem> problems)
    {
        var form = new DepartmentGuideForm { Code = line["Code"].Trim(), Guide = line["Guide"].Trim() };
        if (form.Code.Length > 0 && !_known.ContainsKey(form.Code))
        {
            problems.Add(new("Code", "Settings.UnknownDepartment", [form.Code]));
        }

        return form;
    }

    protected override string KeyOf(DepartmentGuideForm form) => form.Code;

    protected override DepartmentGuideForm? Known(DepartmentGuideForm form) => _known[form.Code].Guide is { } guide ? form with { Guide = guide } : null;

    protected override Task PutAsync(DepartmentGuideForm form, CancellationToken ct)
    {
        _known[form.Code].GuideTo(form.Guide);
        return Task.CompletedTask;
    }
}
