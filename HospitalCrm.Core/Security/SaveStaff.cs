using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Adds a member of staff (S4-6.3), or changes one.</summary>
public sealed class SaveStaff(CrmDb db, StaffBook book, Vault vault, HospitalProfile hospital, PasswordCheck passwords, IValidator<StaffForm> validator) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageStaff;

    public async Task<StaffSaved> HandleAsync(StaffForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        StaffSaved? saved = null;
        await db.InTransactionAsync(
            async () =>
            {
                saved = form.Id is { } key ? new(await ChangeAsync(new(key), form, ct), null) : await AddAsync(form, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return saved!;
    }

    private async Task<StaffSaved> AddAsync(StaffForm form, CancellationToken ct)
    {
        var code = form.StaffNo.Trim();
        var spelt = code.ToUpperInvariant();
        if (await db.Users.AnyAsync(account => account.NormalizedUserName == spelt, ct))
        {
            throw new RuleViolation("Security.UserCodeTaken", code);
        }

        var account = await book.AddAsync(new(code, form.Name, form.Role ?? ""), ct);
        var password = OneTimePassword.New();
        passwords.Set(account, password);
        account.MustChangePassword = true;
        await DescribeAsync(db.Staff.Local.Single(staff => staff.Id == account.StaffId), form, ct);
        return new(account.StaffId, password);
    }

    private async Task<Id<StaffMember>> ChangeAsync(Id<StaffMember> id, StaffForm form, CancellationToken ct)
    {
        var staff = await db.Staff.SingleOrDefaultAsync(staff => staff.Id == id, ct) ?? throw new RuleViolation("Security.Missing");
        if (staff.Version != form.Version)
        {
            throw new DbUpdateConcurrencyException();
        }

        await DescribeAsync(staff, form, ct);
        return id;
    }

    private async Task DescribeAsync(StaffMember staff, StaffForm form, CancellationToken ct)
    {
        var department = string.IsNullOrWhiteSpace(form.Department) ? null : form.Department.Trim();
        if (department is not null && !await db.Departments.AnyAsync(known => known.Code == department, ct))
        {
            throw new RuleViolation("Settings.UnknownDepartment", department);
        }

        var ward = string.IsNullOrWhiteSpace(form.Ward) ? null : form.Ward.Trim();
        await book.DemandMoveAsync(staff, department, ward, ct);
        staff.WorkOn(ward);
        staff.Describe(form.Name.Trim(), department, form.Extension, Typed(StaffMember.MobilePurpose, form.Mobile, staff.Mobile, hospital.Subscriber));
        staff.WriteTo(Typed(StaffMember.EmailPurpose, form.Email, staff.Email, typed => typed));
        staff.Mark(StaffMark.Complainable, form.IsComplainable);
        staff.Mark(StaffMark.Evaluable, form.IsEvaluable);
    }

    private Sealed? Typed(string purpose, string? typed, Sealed? stored, Func<string, string?> normalise) => typed?.Trim() switch
    {
        null or "" => stored,
        StaffForm.None => null,
        var given => vault.Seal(purpose, normalise(given)!),
    };
}

/// <param name="Password">The one-time password of a new account; kept nowhere.</param>
public sealed record StaffSaved(Id<StaffMember> Id, string? Password);
