using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Bars a number, or changes an entry. A number stands on the list once.</summary>
public sealed class SaveNuisanceNumber(CrmDb db, Vault vault, HospitalProfile hospital, TimeProvider clock, IValidator<NuisanceNumberForm> validator) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task<Id<NuisanceNumber>> HandleAsync(NuisanceNumberForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var number = hospital.Subscriber(form.Number)!; // the validator saw it
        var index = vault.BlindIndex(NuisanceNumber.IndexPurpose, number);
        var saved = default(Id<NuisanceNumber>);

        // Looking and writing behind one pass of the gate: two people adding the same number must not both succeed.
        await db.InTransactionAsync(
            async () =>
            {
                var same = await db.NuisanceNumbers.Where(known => known.NumberIndex == index).Select(known => known.Id).ToListAsync(ct);
                if (same.Exists(id => id.Value != form.Id))
                {
                    throw new RuleViolation("Settings.NumberTaken");
                }

                saved = await WriteAsync(form, vault.Seal(NuisanceNumber.NumberPurpose, number), index, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return saved;
    }

    private async Task<Id<NuisanceNumber>> WriteAsync(NuisanceNumberForm form, Sealed number, byte[] index, CancellationToken ct)
    {
        var reason = form.Reason.Trim();
        if (form.Id is not { } key)
        {
            var added = new NuisanceNumber(number, index, reason, clock.GetUtcNow());
            db.NuisanceNumbers.Add(added);
            return added.Id;
        }

        var id = new Id<NuisanceNumber>(key);
        var known = await db.NuisanceNumbers.SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Settings.Missing");
        if (known.Version != form.Version)
        {
            throw new DbUpdateConcurrencyException();
        }

        known.Describe(number, index, reason);
        return known.Id;
    }
}
