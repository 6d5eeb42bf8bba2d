using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>What became of a missed call, by the agent's word: reached, not reached, put back, or nothing to be done and why.</summary>
public sealed class SettleMissedCall(CrmDb db, MissedCallDesk desk, CodeBook codes) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    /// <param name="reason">For <see cref="MissedCallWord.Close"/>: a code of <c>missed-call-reasons</c>.</param>
    public async Task<bool> HandleAsync(Id<MissedCall> id, MissedCallWord word, string? reason = null, CancellationToken ct = default)
    {
        await db.InTransactionAsync(
            async () =>
            {
                await db.LockAsync("missed-calls", ct);
                await SettleAsync(await desk.DemandAsync(id, ct), word, reason, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return true;
    }

    private async Task SettleAsync(MissedCall missed, MissedCallWord word, string? reason, CancellationToken ct)
    {
        var (by, now) = (desk.StaffNo, desk.Now);
        if (missed.IsHeldByAnother(by, now))
        {
            throw new RuleViolation("Calls.MissedBusy", await desk.NameAsync(missed.LeaseBy, ct));
        }

        switch (word)
        {
            case MissedCallWord.Reached:
                DemandHeld(missed, by, now);
                missed.Close(MissedCallEnd.Reached, by, now);
                break;
            case MissedCallWord.NotReached:
                DemandHeld(missed, by, now);
                missed.TryInVain(by, now);
                break;
            case MissedCallWord.PutBack:
                missed.Release();
                break;
            default:
                missed.Close(MissedCallEnd.ByHand, by, now, await CheckAsync(reason, ct));
                break;
        }
    }

    // Who has not seen the number has not called: his lease ran out, or he never took it.
    private static void DemandHeld(MissedCall missed, string by, DateTimeOffset now)
    {
        if (!missed.IsHeldBy(by, now))
        {
            throw new RuleViolation("Calls.MissedNotTaken");
        }
    }

    private async Task<string> CheckAsync(string? reason, CancellationToken ct) =>
        (await codes.ChoicesAsync(CodeTables.MissedCallReasons, ct)).Any(choice => choice.Code == reason) ? reason! : throw new RuleViolation("Calls.ReasonNeeded");
}

public enum MissedCallWord
{
    Reached,
    NotReached,
    PutBack,
    Close,
}
