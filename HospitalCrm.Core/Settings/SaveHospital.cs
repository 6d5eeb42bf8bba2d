using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

/// <summary>Changes who the hospital is. Numbers that come in from now on are read with the new area code.</summary>
public sealed class SaveHospital(CrmDb db, HospitalProfile profile, IValidator<HospitalForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(HospitalForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        await ProfileStore.StoreAsync(db, form.Name, form.AreaCode, form.OutsidePrefix, ct);
        await db.SaveChangesAsync(ct);
        await ProfileStore.ReloadAsync(profile, db, ct);
    }
}
