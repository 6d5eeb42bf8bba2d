using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>
/// 不是此人: the card shows the wrong person. The call and its note are nobody's until the agent says whose: one of those with the number, or a
/// new archive. Nothing is taken from the archive itself: that somebody else called does not say that the number is wrong.
/// </summary>
public sealed class MendMatch(CrmDb db, CallAccess access, CallerMatcher callers) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    /// <param name="shown">Whom the card showed when it was pressed: a press that comes late, or from a second tab, mends nothing twice.</param>
    public async Task<bool> HandleAsync(Id<CallSession> id, Id<Patient> shown, CancellationToken ct = default)
    {
        await db.InTransactionAsync(() => MendAsync(id, shown, ct), ct);
        return true;
    }

    private async Task MendAsync(Id<CallSession> id, Id<Patient> shown, CancellationToken ct)
    {
        var call = await access.OwnAsync(id, ct);
        if (!call.Unlink(shown, mayChoose: call.NumberIndex is { } index && (await callers.FindAsync(index, ct)).Count > 0))
        {
            return;
        }

        foreach (var record in await db.ContactRecords.Where(record => record.CallId == id && record.PatientId == shown).ToListAsync(ct))
        {
            record.Unlink();
        }

        await db.SaveChangesAsync(ct);
    }
}
