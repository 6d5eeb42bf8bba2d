using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings;

public sealed class ReadHospital(ParameterStore parameters) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public Task<HospitalForm> HandleAsync(CancellationToken ct = default) => parameters.ReadHospitalAsync(ct);
}
