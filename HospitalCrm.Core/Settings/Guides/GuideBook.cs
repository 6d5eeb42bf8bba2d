using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Guides;

/// <summary>Changes guides, for the form and for the import. Never saves.</summary>
public sealed class GuideBook(CrmDb db) : IRoomPart
{
    /// <param name="seen">The department's version before the form; null for an import, which takes what is there.</param>
    public async Task GuideAsync(string code, string guide, int? seen, CancellationToken ct)
    {
        var department = await FindAsync(code, ct);
        if (seen is { } version && department.Version != version)
        {
            throw new DbUpdateConcurrencyException();
        }

        department.GuideTo(guide);
    }

    public async Task PutAsync(ExamItemForm form, CancellationToken ct)
    {
        var code = form.Code.Trim();
        var department = string.IsNullOrWhiteSpace(form.Department) ? null : (await FindAsync(form.Department.Trim(), ct)).Code;
        var known = await db.ExamItems.SingleOrDefaultAsync(item => item.Code == code, ct);
        if (form.Id is { } key)
        {
            var id = new Id<ExamItem>(key);
            var edited = await db.ExamItems.SingleOrDefaultAsync(item => item.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
            known = edited.Code != code ? throw new RuleViolation("Settings.CodeStays", edited.Code) : edited.Version != form.Version ? throw new DbUpdateConcurrencyException() : edited;
        }
        else if (known is not null)
        {
            throw new RuleViolation("Settings.CodeTaken", code);
        }
        else
        {
            known = new(code);
            db.ExamItems.Add(known);
        }

        known.Describe(form.Name.Trim(), department, form.Notes.Trim());
    }

    private async Task<Department> FindAsync(string code, CancellationToken ct) =>
        await db.Departments.SingleOrDefaultAsync(department => department.Code == code, ct) ?? throw new RuleViolation("Settings.UnknownDepartment", code);
}
