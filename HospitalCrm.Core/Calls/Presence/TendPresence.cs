using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Presence;

/// <summary>
/// Every few seconds: who has a connected tab was seen; who was not seen for too long is gone, since he was last seen; a 话后处理 whose time is
/// over makes room for the state before it; who is back is ready. All of it stands in the database, so that it may run twice, late, or on another node.
/// </summary>
public sealed class TendPresence(CrmDb db, PresenceBook book, ParameterValues parameters) : IUseCase
{
    // Written down this often at most: shorter than anybody may be away.
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    public static Permission Requires => CallPermissions.Answer;

    /// <param name="here">Who has a connected tab.</param>
    /// <param name="mayEnd">False right after a start: the tabs have not had the time to come back.</param>
    /// <returns>How many spans ended.</returns>
    public async Task<int> HandleAsync(IReadOnlyCollection<string> here, bool mayEnd, CancellationToken ct = default)
    {
        var now = book.Now;
        var seen = now - Between;
        var gone = mayEnd ? now - TimeSpan.FromSeconds(parameters.Get(CallParameters.AwaySeconds)) : DateTimeOffset.MinValue;
        var back = await BackAsync(here, ct);
        if (back.Count == 0 && !await db.PresenceSpans.AnyAsync(span => span.EndedAt == null && ((here.Contains(span.StaffNo) && span.SeenAt < seen) || span.SeenAt < gone || span.DueAt <= now), ct))
        {
            return 0;
        }

        var ended = 0;
        await db.InTransactionAsync(
            async () =>
            {
                await book.LockAsync(ct);
                await db.PresenceSpans.Where(span => span.EndedAt == null && here.Contains(span.StaffNo)).ExecuteUpdateAsync(set => set.SetProperty(span => span.SeenAt, now), ct);
                ended = await EndAsync(gone, now, ct);

                // Who is back is found in the database: what followed a wrap-up must stand there first.
                await db.SaveChangesAsync(ct);
                foreach (var staffNo in await BackAsync(here, ct))
                {
                    await book.EnterAsync(staffNo, PresenceState.Ready, null, ct);
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        return ended;
    }

    /// <summary>At their desks, and without a state: their connection was gone for so long that it ended.</summary>
    private async Task<IReadOnlyList<string>> BackAsync(IReadOnlyCollection<string> here, CancellationToken ct) =>
        here.Count == 0 ? [] : [.. here.Except(await db.PresenceSpans.Where(span => span.EndedAt == null).Select(span => span.StaffNo).ToListAsync(ct))];

    private async Task<int> EndAsync(DateTimeOffset gone, DateTimeOffset now, CancellationToken ct)
    {
        var due = await db.PresenceSpans.Where(span => span.EndedAt == null && (span.SeenAt < gone || span.DueAt <= now)).ToListAsync(ct);
        foreach (var span in due)
        {
            if (span.SeenAt < gone)
            {
                span.End(span.SeenAt);
            }
            else
            {
                await book.EndWrapUpAsync(span, span.DueAt!.Value, ct);
            }
        }

        return due.Count;
    }
}
