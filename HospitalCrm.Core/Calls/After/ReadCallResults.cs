using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Calls.After;

/// <summary>通话结果, as they may be chosen. Asked after the card is on the screen.</summary>
public sealed class ReadCallResults(CodeBook codes) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public Task<IReadOnlyList<CodeChoice>> HandleAsync(CancellationToken ct = default) => codes.ChoicesAsync(CodeTables.CallResults, ct);
}
