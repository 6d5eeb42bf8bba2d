using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls;

/// <summary>Takes what the lines said, all in one transaction. Reached through <see cref="LineInbox"/>.</summary>
public sealed class ReceiveLineEvents(CrmDb db, SignalTaker taker) : IUseCase
{
    public static Permission Requires => CallPermissions.PushLineEvents;

    public Task HandleAsync(IReadOnlyList<LineEvent> events, CancellationToken ct = default) =>
        db.InTransactionAsync(
            async () =>
            {
                foreach (var signal in events)
                {
                    await taker.TakeAsync(signal, ct);
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
}
