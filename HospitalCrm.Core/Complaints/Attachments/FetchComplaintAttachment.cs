using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Attachments;

/// <summary>Hands one file out to whoever sees the complainant; on record before a byte of it is opened.</summary>
public sealed class FetchComplaintAttachment(CrmDb db, ComplaintDesk desk, AttachmentStore store, Vault vault) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.View;

    public async Task<AttachmentFile> HandleAsync(Id<Complaint> id, Id<ComplaintAttachment> file, CancellationToken ct = default)
    {
        var complaint = await desk.FindAsync(id, ct) ?? throw new RuleViolation("Complaints.Missing");
        if (!AttachmentRules.MayRead(complaint, await desk.ViewerAsync()))
        {
            await desk.RefuseAsync(id, "attachment", ct);
            throw new RuleViolation("Complaints.Missing");
        }

        var found = await db.ComplaintAttachments.AsNoTracking().SingleOrDefaultAsync(kept => kept.Id == file && kept.ComplaintId == id, ct) ?? throw new RuleViolation("Complaints.Missing");
        await desk.LogAsync(id, "attachment", ct);
        return new(
            vault.Open(ComplaintAttachment.NamePurpose, found.Name),
            await store.ReadAsync(found.Id, vault.Open(ComplaintAttachment.FileKeyPurpose, found.FileKey), ct));
    }
}

public sealed record AttachmentFile(string Name, byte[] Bytes);
