using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Desk;

/// <summary>The ladder on an outgoing card.</summary>
public sealed class PopDials(CrmDb db, Vault vault, LineDirectory lines, PatientMasks masks) : IRoomPart
{
    public string Mask(string number) => masks.Phone(number);

    public async Task<PopDial?> ReadAsync(Id<DialSession> id, Id<CallSession> call, CancellationToken ct)
    {
        var session = await db.DialSessions.AsNoTracking().Include(session => session.Attempts).SingleOrDefaultAsync(session => session.Id == id, ct);
        return session?.Attempts.FirstOrDefault(attempt => attempt.CallId == call) is not { } own ? null : new(
            own.Order,
            session.EndedAt is not null,
            own.State == DialState.Dialled && !lines.TellsTheEnd(session.LineId),
            [.. session.Attempts.OrderBy(attempt => attempt.Order).Select(attempt => new PopRung(attempt.Order, Mask(vault.Open(DialAttempt.NumberPurpose, attempt.Number)), attempt.Owner, attempt.State))]);
    }
}
