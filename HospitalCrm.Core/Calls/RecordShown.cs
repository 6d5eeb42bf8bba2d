using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Ring-to-screen times as the tabs reported them, kept with the call. Plain updates: a measurement must not make an agent's save stale.</summary>
public sealed class RecordShown(CrmDb db) : IUseCase
{
    public static Permission Requires => CallPermissions.Answer;

    public async Task<int> HandleAsync(IReadOnlyList<ShownReport> reports, CancellationToken ct = default)
    {
        await db.InTransactionAsync(
            async () =>
            {
                foreach (var call in reports.GroupBy(report => report.CallId))
                {
                    // The fastest tab counts.
                    var (delivered, painted) = (call.Min(report => report.DeliveredMs), call.Min(report => report.PaintedMs));
                    await db.Calls.Where(shown => shown.Id == call.Key).ExecuteUpdateAsync(
                        set => set
                            .SetProperty(shown => shown.DeliveredMs, shown => shown.DeliveredMs ?? delivered)
                            .SetProperty(shown => shown.PaintedMs, shown => shown.PaintedMs ?? painted),
                        ct);
                }
            },
            ct);
        return reports.Count;
    }
}

/// <param name="DeliveredMs">Event received → a tab had the card in its DOM.</param>
/// <param name="PaintedMs">Event received → a visible tab had painted it.</param>
public sealed record ShownReport(Id<CallSession> CallId, double? DeliveredMs, double? PaintedMs);
