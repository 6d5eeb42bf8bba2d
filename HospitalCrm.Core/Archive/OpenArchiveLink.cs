using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Archive;

/// <summary>
/// Opens an archive by a link a clinical system asked for: as long as the seal fits, the time is not over, nobody took the link or the
/// system's right back, and the archive is not restricted. Each opening is in the access record, with the clinical user.
/// </summary>
public sealed class OpenArchiveLink(CrmDb db, Vault vault, ArchiveLinkToken tokens, ArchiveCopies copies, AuditLog audit, SignInRules rules, SignInClock clock) : IUseCase
{
    private const int Lines = 100;

    public static Permission Requires => ArchivePermissions.Embed;

    public async Task<EmbeddedArchive> HandleAsync(string token, ArchivePart part, CancellationToken ct = default)
    {
        var link = await FindAsync(token, ct);
        var system = await db.ConnectedSystems.AsNoTracking().SingleOrDefaultAsync(system => system.Code == link.SystemCode, ct);
        if (system is null || !MayEmbed(system))
        {
            throw new RuleViolation("Archive.LinkRevoked");
        }

        var now = clock.Value.GetUtcNow();
        var person = db.Patients.IgnoreQueryFilters().Where(patient => patient.Id == link.PatientId).Select(patient => patient.PersonId);
        if (await db.Patients.IgnoreQueryFilters().AnyAsync(patient => person.Contains(patient.PersonId) && patient.RestrictedAs != null, ct))
        {
            await RecordAsync(AuditAct.Refused, link, "embedded:restricted", now, ct);
            throw new RuleViolation("Archive.EmbedRestricted");
        }

        await RecordAsync(AuditAct.Viewed, link, "embedded:" + part, now, ct);
        var copy = await copies.ReadAsync(link.PatientId, [part], new(Medical: true, Charges: false), names: true, Lines, ct);
        return new(copy, part, system.Name, vault.Open(ArchiveLink.ClinicalUserPurpose, link.ClinicalUser), link.ExpiresAt, system.FrameOrigin);
    }

    private async Task<ArchiveLink> FindAsync(string token, CancellationToken ct)
    {
        if (ArchiveLinkToken.KeyOf(token) is not { } id || await db.ArchiveLinks.AsNoTracking().SingleOrDefaultAsync(link => link.Id == id, ct) is not { } link || !tokens.Fits(token, link))
        {
            throw new RuleViolation("Archive.LinkForged");
        }

        if (link.RevokedAt is not null)
        {
            throw new RuleViolation("Archive.LinkRevoked");
        }

        return link.ExpiresAt > clock.Value.GetUtcNow() ? link : throw new RuleViolation("Archive.LinkExpired");
    }

    private bool MayEmbed(ConnectedSystem system)
    {
        var held = system.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var today = DateOnly.FromDateTime(HospitalZone.Local(clock.Value.GetUtcNow()).DateTime);
        return !system.IsDisabled
            && (held.Contains(Requires.Code) || held.Contains(ApiKeys.EveryScope))
            && (system.ExpiresOn is not { } last || today <= last)
            && (rules.AcceptsDemo || system.Code is not (ApiKeys.DemoCode or ApiKeys.DemoWithoutScopesCode));
    }

    private Task RecordAsync(AuditAct act, ArchiveLink link, string purpose, DateTimeOffset at, CancellationToken ct) => audit.AppendAsync(
        new AuditDraft(act, nameof(Patients.Patient), link.PatientId.ToString(), at)
        {
            ActorKind = ActorKind.ConnectedSystem,
            ActorNo = link.SystemCode,
            PatientId = link.PatientId.Value,
            Purpose = purpose,
            Detail = JsonSerializer.Serialize(new Dictionary<string, string> { ["user"] = vault.Open(ArchiveLink.ClinicalUserPurpose, link.ClinicalUser) }),
        },
        ct);
}

/// <param name="FrameOrigin">Whose pages may hold it; null = none.</param>
public sealed record EmbeddedArchive(ArchiveCopy Copy, ArchivePart Part, string SystemName, string ClinicalUser, DateTimeOffset ExpiresAt, string? FrameOrigin);
