using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>What the line is to be told for an attempt; null when it is not its turn any more.</summary>
public sealed class ReadDialOrder(CrmDb db, DialLines lines, Vault vault) : IUseCase
{
    public static Permission Requires => CallPermissions.PushLineEvents;

    public async Task<DialOrder?> HandleAsync(DialDue due, CancellationToken ct = default)
    {
        var attempt = await db.DialAttempts.AsNoTracking().SingleOrDefaultAsync(attempt => attempt.Id == due.Attempt && attempt.State == DialState.Dialling, ct);
        return attempt is not null && lines.Keys(due.LineId, vault.Open(DialAttempt.NumberPurpose, attempt.Number), attempt.Kind) is { } keys
            ? new(attempt.LinkId, keys, due.Extension)
            : null;
    }
}
