using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Patients.Consents;

/// <summary>Writes lines into the ledger. For a child the guardian must have spoken; nobody consents for the dead.</summary>
public sealed class RecordConsent(CrmDb db, ConsentBook book, PatientSight sight, Vault vault, IValidator<ConsentForm> validator, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.RecordConsent;

    /// <returns>How many lines.</returns>
    public async Task<int> HandleAsync(ConsentForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        await sight.DemandAsync(new(form.PatientId), ct);
        var guardian = PersonNames.Fold(form.GuardianName);
        if (form.State == ConsentState.Given)
        {
            Demand(await book.StandingAsync(new(form.PatientId), ct), guardian);
        }

        var proof = PersonText.Clean(form.Proof);
        var lines = form.Channels.Distinct().SelectMany(_ => form.Purposes.Distinct(), (channel, purpose) => Line(form, channel, purpose, guardian, proof)).ToList();
        db.ConsentEntries.AddRange(lines);
        await db.SaveChangesAsync(ct);
        return lines.Count;
    }

    private static void Demand(PersonStanding standing, string guardian)
    {
        if (standing.IsDeceased)
        {
            throw new RuleViolation("Patients.Deceased");
        }

        if (standing.IsChild && guardian.Length == 0)
        {
            throw new RuleViolation("Patients.GuardianNeeded", ConsentBook.OwnVoiceAt);
        }

        if (!standing.IsChild && guardian.Length > 0)
        {
            throw new RuleViolation("Patients.SpeaksForHimself", ConsentBook.OwnVoiceAt);
        }
    }

    private ConsentEntry Line(ConsentForm form, ConsentChannel channel, ConsentPurpose purpose, string guardian, string proof)
    {
        var line = new ConsentEntry(new(form.PatientId), channel, purpose, form.State, form.Door, actor.Value.StaffNo, clock.GetUtcNow())
            .ProvenBy(vault.SealOptional(ConsentEntry.ProofPurpose, proof), form.CallId);
        return guardian.Length == 0 ? line : line.SpokenBy(guardian, form.GuardianRelation);
    }
}
