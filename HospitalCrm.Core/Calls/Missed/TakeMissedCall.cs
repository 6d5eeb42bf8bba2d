using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>回拨: takes a missed call for oneself alone, and gives the number in full to whoever took it.</summary>
public sealed class TakeMissedCall(CrmDb db, MissedCallDesk desk, Vault vault) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<string> HandleAsync(Id<MissedCall> id, CancellationToken ct = default)
    {
        var number = "";

        // Read and written behind one pass of the gate: of two agents the second is told who was faster.
        await db.InTransactionAsync(
            async () =>
            {
                await db.LockAsync("missed-calls", ct);
                var missed = await desk.DemandAsync(id, ct);
                if (missed.IsHeldByAnother(desk.StaffNo, desk.Now))
                {
                    throw new RuleViolation("Calls.MissedBusy", await desk.NameAsync(missed.LeaseBy, ct));
                }

                missed.Take(desk.StaffNo, desk.Now, desk.Lease);
                number = vault.Open(MissedCall.NumberPurpose, missed.Number);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return number;
    }
}
