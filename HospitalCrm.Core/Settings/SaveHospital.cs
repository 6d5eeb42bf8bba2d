using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Changes who the hospital is. Numbers that come in from now on are read with the new area code.</summary>
public sealed class SaveHospital(CrmDb db, ParameterStore parameters, IValidator<HospitalForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task HandleAsync(HospitalForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        await db.InTransactionAsync(
            async () =>
            {
                var now = await parameters.ReadHospitalAsync(ct);
                if (now.Version != form.Version)
                {
                    throw new DbUpdateConcurrencyException();
                }

                await parameters.SetHospitalAsync(form.Name, form.AreaCode, form.OutsidePrefix, ct);
                await SetAsync(HospitalProfile.MessageNameKey, now.MessageName ?? "", form.MessageName?.Trim() ?? "", ct);
                await SetAsync(HospitalParameters.PatientWord.Key, now.PatientWord, form.PatientWord, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        await parameters.ReloadAsync(ct);
    }

    private Task SetAsync(string key, string now, string wanted, CancellationToken ct) => now == wanted ? Task.CompletedTask : parameters.SetAsync(key, wanted, ct);
}
