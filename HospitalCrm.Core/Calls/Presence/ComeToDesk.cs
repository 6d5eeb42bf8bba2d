using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Calls.Presence;

/// <summary>The actor's state. When a tab of his opens, whoever has none is ready from now on; another tab, or a reload, changes nothing.</summary>
public sealed class ComeToDesk(CrmDb db, PresenceBook book, CodeBook codes, CurrentActor actor) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    /// <param name="arrives">False: only looks. A page that is told of a change must not bring back whoever has gone.</param>
    public async Task<OwnPresence> HandleAsync(bool arrives, CancellationToken ct = default)
    {
        var live = await book.LiveAsync(actor.Value.StaffNo, ct);
        if (live is null && arrives)
        {
            await db.InTransactionAsync(
                async () =>
                {
                    await book.LockAsync(ct);
                    live = await book.LiveAsync(actor.Value.StaffNo, ct) ?? await book.EnterAsync(actor.Value.StaffNo, PresenceState.Ready, null, ct);
                    await db.SaveChangesAsync(ct);
                },
                ct);
        }

        return new(
            live?.State ?? PresenceState.Offline,
            live?.Reason,
            live?.StartedAt ?? book.Now,
            live?.DueAt,
            await codes.ChoicesAsync(CodeTables.BusyReasons, ct),
            await codes.ChoicesAsync(CodeTables.BreakReasons, ct));
    }
}

/// <summary>The actor's state, and the reasons there are for another.</summary>
/// <param name="DueAt">话后处理: when it ends by itself.</param>
public sealed record OwnPresence(PresenceState State, string? Reason, DateTimeOffset Since, DateTimeOffset? DueAt, IReadOnlyList<CodeChoice> BusyReasons, IReadOnlyList<CodeChoice> BreakReasons);
