using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

public sealed class ReadHospital(HospitalProfile profile) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public Task<HospitalForm> HandleAsync(CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        return Task.FromResult(new HospitalForm { Name = profile.Name, AreaCode = profile.AreaCode, OutsidePrefix = profile.OutsidePrefix });
    }
}
