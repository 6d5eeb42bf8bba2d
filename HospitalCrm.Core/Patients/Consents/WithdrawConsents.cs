using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients.Consents;

/// <summary>撤回同意 in one step: everything that is not needed for the treatment itself, on every channel. Needs no proof and no reason.</summary>
public sealed class WithdrawConsents(CrmDb db, ConsentBook book, PatientSight sight, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int LongestNote = 500;

    public static Permission Requires => PatientPermissions.RecordConsent;

    /// <returns>How many lines; none when nothing was open.</returns>
    public async Task<int> HandleAsync(Id<Patient> patient, ConsentDoor door, string note, CancellationToken ct = default)
    {
        var said = PersonText.Clean(note);
        if (said.Length > LongestNote)
        {
            throw new RuleViolation("Patients.ConsentProofTooLong");
        }

        await sight.DemandAsync(patient, ct);
        var now = clock.GetUtcNow();
        var lines = await book.WithdrawAllAsync(
            patient,
            andService: false,
            (channel, purpose) => new ConsentEntry(patient, channel, purpose, ConsentState.Withdrawn, door, actor.Value.StaffNo, now).ProvenBy(vault.SealOptional(ConsentEntry.ProofPurpose, said), null),
            ct);
        await db.SaveChangesAsync(ct);
        return lines;
    }
}
