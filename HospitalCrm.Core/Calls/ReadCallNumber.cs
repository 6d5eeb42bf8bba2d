using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls;

/// <summary>The caller's normalised number, to fill a new archive's form with (S2-3.3); it never travels in a URL.</summary>
public sealed class ReadCallNumber(CallAccess access, Vault vault) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    /// <summary>Nothing where a known person was dialled: to dial is not to be shown the number.</summary>
    public async Task<string?> HandleAsync(Id<CallSession> id, CancellationToken ct = default) =>
        await access.OwnAsync(id, ct) is { } call && (call.DialSessionId is null || call.PatientId is null) ? vault.Open(CallSession.NumberPurpose, call.Number) : null;
}
