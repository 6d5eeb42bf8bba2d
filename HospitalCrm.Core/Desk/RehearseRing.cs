using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Desk;

/// <summary>
/// Takes a synthetic call all the way to its card and rolls everything back: the first ring of the day must be as fast as the second
/// (architecture §15.16). Nothing is stored, audited or shown.
/// </summary>
public sealed class RehearseRing(CrmDb db, SignalTaker taker, PopCards cards, Vault vault, TimeProvider clock) : IUseCase
{
    public static Permission Requires => CallPermissions.PushLineEvents;

    public async Task<PopCard?> HandleAsync(CancellationToken ct = default)
    {
        // Somebody who is in the archives, so that the whole card is rehearsed.
        // The first few by key alone: asked for the owner too, SQLite reads the whole table, 150 ms at a million patients.
        var first = await db.ContactNumbers.AsNoTracking().OrderBy(number => number.Id).Select(number => new { number.Owner, number.Number }).Take(50).ToListAsync(ct);
        var known = first.Find(number => number.Owner == NumberOwner.Self)?.Number;
        var number = vault.Open(ContactNumber.NumberPurpose, known) ?? "13800000000";
        var signal = new LineEvent("rehearsal", Guid.NewGuid(), 1, "rehearsal", LineSignal.Number, clock.GetUtcNow()) { RawNumber = number };
        PopCard? card = null;
        try
        {
            await db.InTransactionAsync(
                async () =>
                {
                    var call = await taker.TakeAsync(signal, ct);
                    await db.SaveChangesAsync(ct);
                    card = (await cards.ReadAsync(call!.Value, ct))[0];
                    throw new Rehearsed();
                },
                ct);
        }
        catch (Rehearsed)
        {
            // Rolled back, as meant.
        }

        return card;
    }

    private sealed class Rehearsed : Exception;
}
