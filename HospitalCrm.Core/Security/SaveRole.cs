using System.Globalization;
using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Adds a role, which may do nothing yet, or describes one anew. A code and a name stand for one role.</summary>
public sealed class SaveRole(CrmDb db, IValidator<RoleForm> validator) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageRoles;

    public async Task<Id<Role>> HandleAsync(RoleForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var saved = default(Id<Role>);
        await db.InTransactionAsync(
            async () =>
            {
                await DemandFreeAsync(form, ct);
                saved = await WriteAsync(form, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return saved;
    }

    private async Task DemandFreeAsync(RoleForm form, CancellationToken ct)
    {
        var (code, name) = (form.Code.Trim(), form.Name.Trim());
        var id = new Id<Role>(form.Id ?? Guid.Empty);
        if (await db.Roles.AnyAsync(role => role.Code == code && role.Id != id, ct))
        {
            throw new RuleViolation("Security.RoleCodeTaken", code);
        }

        if (await db.Roles.AnyAsync(role => role.Name == name && role.Id != id, ct))
        {
            throw new RuleViolation("Security.RoleNameTaken", name);
        }
    }

    private async Task<Id<Role>> WriteAsync(RoleForm form, CancellationToken ct)
    {
        var order = int.Parse(form.Order, CultureInfo.InvariantCulture);
        var note = string.IsNullOrWhiteSpace(form.Note) ? null : form.Note.Trim();
        if (form.Id is not { } key)
        {
            var added = new Role(form.Code.Trim(), form.Name.Trim(), order);
            added.Describe(form.Name.Trim(), order, note);
            db.Roles.Add(added);
            return added.Id;
        }

        var id = new Id<Role>(key);
        var role = await db.Roles.SingleOrDefaultAsync(role => role.Id == id, ct) ?? throw new RuleViolation("Security.Missing");
        if (role.Version != form.Version)
        {
            throw new DbUpdateConcurrencyException();
        }

        if (role.Code != form.Code.Trim())
        {
            throw new RuleViolation("Security.RoleCodeStays");
        }

        role.Describe(form.Name.Trim(), order, note);
        return role.Id;
    }
}
