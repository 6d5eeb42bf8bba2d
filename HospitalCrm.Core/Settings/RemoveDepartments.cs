using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Deletes departments, all of them or none; one that somebody or something refers to can only be hidden.</summary>
public sealed class RemoveDepartments(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public Task HandleAsync(IReadOnlyCollection<Id<Department>> ids, CancellationToken ct = default) => db.InTransactionAsync(
        async () =>
        {
            var wanted = ids.Distinct().ToList();
            var known = await db.Departments.Where(department => wanted.Contains(department.Id)).ToListAsync(ct);
            if (known.Count < wanted.Count)
            {
                throw new RuleViolation("Settings.Missing");
            }

            foreach (var department in known)
            {
                if (await db.Staff.IgnoreQueryFilters().AnyAsync(staff => staff.DepartmentCode == department.Code || staff.WardCode == department.Code, ct)
                    || await db.ExamItems.AnyAsync(item => item.DepartmentCode == department.Code, ct))
                {
                    throw new RuleViolation("Settings.DepartmentInUse", department.Name);
                }

                department.Remove();
            }

            db.Departments.RemoveRange(known);
            await db.SaveChangesAsync(ct);
        },
        ct);
}
