using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

/// <summary>Changes who the hospital is. Numbers that come in from now on are read with the new area code.</summary>
public sealed class SaveHospital(CrmDb db, ParameterStore parameters, IValidator<HospitalForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(HospitalForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        await parameters.SetHospitalAsync(form.Name, form.AreaCode, form.OutsidePrefix, ct);
        await db.SaveChangesAsync(ct);
        await parameters.ReloadAsync(ct);
    }
}
