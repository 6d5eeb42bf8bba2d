using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>A connected system asks to show an archive inside its own page. Restricted archives are opened in this product only, with a reason.</summary>
public sealed class IssueArchiveLink(
    CrmDb db, Vault vault, ArchiveLinkToken tokens, ParameterValues parameters, IValidator<ArchiveLinkForm> validator, CurrentActor actor, SignInClock clock) : IUseCase
{
    public static Permission Requires => ArchivePermissions.Embed;

    public async Task<IssuedArchiveLink> HandleAsync(ArchiveLinkForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var patient = await FindAsync(form, ct);
        var now = clock.Value.GetUtcNow();
        var most = parameters.Get(ArchiveParameters.LinkMinutes);
        var link = new ArchiveLink(
            actor.Value.StaffNo, patient, vault.Seal(ArchiveLink.ClinicalUserPurpose, form.User!.Trim()), now, Whole(now.AddMinutes(Math.Min(form.Minutes ?? most, most))));
        db.ArchiveLinks.Add(link);

        // Without the patient: that somebody may look is not yet a look; each opening is recorded with him.
        db.Audit(new AuditDraft(AuditAct.Created, nameof(ArchiveLink), link.Id.ToString(), now) { Purpose = "issued" }.By(actor.Value));
        await db.SaveChangesAsync(ct);
        return new(link.Id, tokens.Write(link), link.ExpiresAt);
    }

    private async Task<Id<Patient>> FindAsync(ArchiveLinkForm form, CancellationToken ct)
    {
        var asked = form switch
        {
            { Key: { Length: > 0 } typed } => Id<Patient>.TryParse(typed, null, out var key) ? db.Patients.Where(patient => patient.Id == key) : throw new RuleViolation("Patients.Missing"),
            { PatientId: { Length: > 0 } source } => db.Patients.Where(patient => patient.SourceKey == source.Trim()),
            _ => db.Patients.Where(patient => patient.MedicalRecordNo == form.MedicalRecordNo!.Trim()),
        };
        var found = await asked.OrderBy(patient => patient.Id).Select(patient => new { patient.Id, patient.PersonId }).Take(50).ToListAsync(ct);
        if (found.Select(patient => patient.PersonId).Distinct().Count() != 1)
        {
            throw new RuleViolation(found.Count == 0 ? "Patients.Missing" : "Archive.SeveralPatients");
        }

        var person = found[0].PersonId;
        return await db.Patients.AnyAsync(patient => patient.PersonId == person && patient.RestrictedAs != null, ct)
            ? throw new RuleViolation("Archive.EmbedRestricted")
            : found[0].Id;
    }

    // The seal covers the time; no database keeps more of it than this.
    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}

/// <param name="Token">What stands in the address.</param>
public sealed record IssuedArchiveLink(Id<ArchiveLink> Id, string Token, DateTimeOffset ExpiresAt);
