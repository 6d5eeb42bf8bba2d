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
                foreach (var report in reports)
                {
                    await db.Calls.Where(call => call.Id == report.CallId).ExecuteUpdateAsync(
                        set => set
                            .SetProperty(call => call.DeliveredMs, call => call.DeliveredMs ?? report.DeliveredMs)
                            .SetProperty(call => call.PaintedMs, call => call.PaintedMs ?? report.PaintedMs),
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
