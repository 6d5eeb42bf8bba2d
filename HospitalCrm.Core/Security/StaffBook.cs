using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Adds and changes members of staff with account, role and department. Never saves.</summary>
public sealed class StaffBook(CrmDb db, Vault vault, HospitalProfile hospital, RoleGiving giving) : IRoomPart
{
    /// <summary>A new person with an account that has no password yet.</summary>
    public async Task<Account> AddAsync(StaffEntry entry, CancellationToken ct)
    {
        var staff = new StaffMember(entry.Code.Trim(), entry.Name.Trim());
        var account = new Account(staff);
        db.Staff.Add(staff);
        db.Users.Add(account);
        await DescribeAsync(staff, entry, ct);
        return account;
    }

    /// <summary>What the entry leaves out stays as it was; a role becomes the only one.</summary>
    public async Task DescribeAsync(StaffMember staff, StaffEntry entry, CancellationToken ct)
    {
        var role = string.IsNullOrWhiteSpace(entry.Role) ? null : await FindRoleAsync(entry.Role, ct) ?? throw new RuleViolation("Security.UnknownRole", entry.Role);
        var department = await DepartmentCodeAsync(entry.Department, ct) ?? staff.DepartmentCode;
        var ward = string.IsNullOrWhiteSpace(entry.Ward) ? staff.WardCode : entry.Ward.Trim();
        await DemandMoveAsync(staff, department, ward, ct);
        staff.WorkOn(ward);
        var mobile = string.IsNullOrWhiteSpace(entry.Mobile)
            ? staff.Mobile
            : vault.Seal(StaffMember.MobilePurpose, PhoneNumbers.Normalise(entry.Mobile, hospital.Numbering).Text);
        staff.Describe(entry.Name.Trim(), department, entry.Extension ?? staff.Extension, mobile);
        if (role is not null)
        {
            await GiveAsync(staff, role, ct);
        }
    }

    /// <inheritdoc cref="RoleGiving.DemandMoveAsync"/>
    public Task DemandMoveAsync(StaffMember staff, string? department, string? ward, CancellationToken ct) => giving.DemandMoveAsync(staff, department, ward, ct);

    private async Task GiveAsync(StaffMember staff, Role role, CancellationToken ct)
    {
        var held = await db.StaffRoles.Where(held => held.StaffId == staff.Id).ToListAsync(ct);
        if (held is [{ } only] && only.RoleId == role.Id)
        {
            return;
        }

        await giving.DemandAsync(staff, role, isNew: db.Entry(staff).State == EntityState.Added, ct);
        db.StaffRoles.RemoveRange(held.Where(other => other.RoleId != role.Id));
        if (held.TrueForAll(other => other.RoleId != role.Id))
        {
            db.StaffRoles.Add(new(staff.Id, role.Id));
        }
    }

    public async Task<Role?> FindRoleAsync(string codeOrName, CancellationToken ct)
    {
        var wanted = codeOrName.Trim();
        return db.Roles.Local.FirstOrDefault(role => role.Code == wanted || role.Name == wanted)
            ?? await db.Roles.FirstOrDefaultAsync(role => role.Code == wanted || role.Name == wanted, ct);
    }

    private async Task<string?> DepartmentCodeAsync(string? codeOrName, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(codeOrName))
        {
            return null;
        }

        var wanted = codeOrName.Trim();
        var department = db.Departments.Local.FirstOrDefault(department => department.Code == wanted || department.Name == wanted)
            ?? await db.Departments.FirstOrDefaultAsync(department => department.Code == wanted || department.Name == wanted, ct);
        if (department is null)
        {
            department = new(wanted, wanted);
            db.Departments.Add(department);
        }

        return department.Code;
    }
}
