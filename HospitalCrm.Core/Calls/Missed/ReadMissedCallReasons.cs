using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>未接来电处理: why nobody rings back, as it may be said.</summary>
public sealed class ReadMissedCallReasons(CodeBook codes) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public Task<IReadOnlyList<CodeChoice>> HandleAsync(CancellationToken ct = default) => codes.ChoicesAsync(CodeTables.MissedCallReasons, ct);
}
