using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Departments, for use cases of this room and of others. Never saves.</summary>
public sealed class DepartmentBook(CrmDb db, HospitalProfile hospital) : IRoomPart
{
    /// <summary>What may be chosen, by code; the hidden one somebody already has stays among them.</summary>
    public async Task<IReadOnlyList<DepartmentChoice>> ChoicesAsync(string? present, CancellationToken ct) =>
        await db.Departments.Where(department => !department.IsHidden || department.Code == present).OrderBy(department => department.Code)
            .Select(department => new DepartmentChoice(department.Code, department.Name)).ToListAsync(ct);

    /// <summary>What a message of this department calls its sender.</summary>
    public async Task<string> MessageNameAsync(string? code, CancellationToken ct) =>
        (code is null ? null : await db.Departments.Where(department => department.Code == code).Select(department => department.MessageName).SingleOrDefaultAsync(ct)) ?? hospital.MessageName;

    public async Task PutAsync(DepartmentForm form, CancellationToken ct)
    {
        var code = form.Code.Trim();
        var known = await db.Departments.SingleOrDefaultAsync(department => department.Code == code, ct);
        if (form.Id is { } key)
        {
            var id = new Id<Department>(key);
            var edited = await db.Departments.SingleOrDefaultAsync(department => department.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
            known = edited.Code != code ? throw new RuleViolation("Settings.CodeStays", edited.Code) : edited.Version != form.Version ? throw new DbUpdateConcurrencyException() : edited;
        }
        else if (known is not null)
        {
            throw new RuleViolation("Settings.CodeTaken", code);
        }
        else
        {
            known = new(code, form.Name.Trim());
            db.Departments.Add(known);
        }

        known.Describe(form.Name.Trim(), form.Kind, form.MessageName);
        known.Hide(form.IsHidden);
    }
}

public sealed record DepartmentChoice(string Code, string Name);
