using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Calls.Presence;

/// <summary>示闲, 示忙, 小休, 离线, by the agent's own word.</summary>
public sealed class SetPresence(CrmDb db, PresenceBook book, CodeBook codes, CurrentActor actor) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    /// <param name="reason">For 示忙 and 小休: a code of their dictionary.</param>
    public async Task<bool> HandleAsync(PresenceState state, string? reason = null, CancellationToken ct = default)
    {
        var why = await CheckAsync(state, reason, ct);
        await db.InTransactionAsync(
            async () =>
            {
                await book.LockAsync(ct);
                await book.EnterAsync(actor.Value.StaffNo, state, why, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return true;
    }

    private async Task<string?> CheckAsync(PresenceState state, string? reason, CancellationToken ct)
    {
        var table = state switch
        {
            PresenceState.Busy => CodeTables.BusyReasons,
            PresenceState.Break => CodeTables.BreakReasons,
            PresenceState.WrapUp => throw new RuleViolation("Calls.WrapUpByItself"),
            _ => null,
        };
        return table is null ? null
            : (await codes.ChoicesAsync(table, ct)).Any(choice => choice.Code == reason) ? reason
            : throw new RuleViolation("Calls.ReasonNeeded");
    }
}
