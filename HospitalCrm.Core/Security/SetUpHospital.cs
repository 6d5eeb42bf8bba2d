using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>The first run: who the hospital is, and its first administrator. Refused as soon as there is any account.</summary>
public sealed class SetUpHospital(
    CrmDb db, StaffBook book, RoleSetup roles, PasswordCheck passwords, ParameterStore parameters, IValidator<SetupForm> form, IValidator<StaffEntry> staff) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(SetupForm typed, CancellationToken ct = default)
    {
        var entry = new StaffEntry(typed.UserCode, typed.Name, "admin");
        await form.CheckAsync(typed, ct);
        await staff.CheckAsync(entry, ct);
        passwords.DemandStrong(typed.Password, typed.UserCode.Trim());
        await roles.InstallAsync(ct);
        await db.SaveChangesAsync(ct);
        await db.InTransactionAsync(
            async () =>
            {
                if (await db.Users.AnyAsync(ct))
                {
                    throw new RuleViolation("Security.AlreadySetUp");
                }

                passwords.Set(await book.AddAsync(entry, ct), typed.Password);
                await parameters.SetHospitalAsync(typed.HospitalName, typed.AreaCode, typed.OutsidePrefix, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        await parameters.ReloadAsync(ct);
    }
}
