using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings.Guides;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Examinations. A department may be given by code or by name; an export writes names.</summary>
public sealed class ExamItemImport(CrmDb db, IValidator<ExamItemForm> validator) : ImportTarget<ExamItemForm>(validator), IRoomPart
{
    private Dictionary<string, ExamItem> _known = [];
    private List<DepartmentChoice> _departments = [];

    protected override string KeyColumn => "Code";

    protected override async Task PrepareAsync(string list, CancellationToken ct)
    {
        _known = await db.ExamItems.ToDictionaryAsync(item => item.Code, StringComparer.Ordinal, ct);
        _departments = await db.Departments.OrderBy(department => department.Code).Select(department => new DepartmentChoice(department.Code, department.Name)).ToListAsync(ct);
    }

    protected override ExamItemForm Read(string list, ImportLine line, List<FieldProblem> problems)
    {
        var named = line["Department"].Trim();
        var department = _departments.Find(known => known.Code == named) ?? _departments.Find(known => known.Name == named);
        if (named.Length > 0 && department is null)
        {
            problems.Add(new("Department", "Settings.UnknownDepartment", [named]));
        }

        return new() { Code = line["Code"].Trim(), Name = line["Name"].Trim(), Department = department?.Code, Notes = line["Notes"].Trim() };
    }

    protected override string KeyOf(ExamItemForm form) => form.Code;

    protected override ExamItemForm? Known(ExamItemForm form)
    {
        if (!_known.TryGetValue(form.Code, out var known))
        {
            return null;
        }

        (form.Id, form.Version) = (known.Id.Value, known.Version);
        return form with { Name = known.Name, Department = known.DepartmentCode, Notes = known.Notes };
    }

    protected override Task PutAsync(ExamItemForm form, CancellationToken ct)
    {
        if (!_known.TryGetValue(form.Code, out var item))
        {
            item = new(form.Code);
            db.ExamItems.Add(item);
        }

        item.Describe(form.Name, form.Department, form.Notes);
        return Task.CompletedTask;
    }
}
