using System.Security.Cryptography;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Attachments;

/// <summary>Puts a file to a complaint: looked into, sealed and on the disk before its row is written. The same file again changes nothing.</summary>
public sealed class AddComplaintAttachment(CrmDb db, ComplaintDesk desk, AttachmentStore store, Vault vault, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.View;

    public async Task<Id<ComplaintAttachment>> HandleAsync(Id<Complaint> id, string name, byte[] content, CancellationToken ct = default)
    {
        await DemandAsync(id, ct);
        if (content.Length > parameters.Get(AttachmentParameters.Megabytes) << 20)
        {
            throw new RuleViolation("Complaints.AttachmentTooLarge", parameters.Get(AttachmentParameters.Megabytes));
        }

        var (stem, extension) = AttachmentName.Read(name);
        var kind = AttachmentContent.Read(content, extension);
        var index = vault.BlindIndex(ComplaintAttachment.ContentIndexPurpose, SHA256.HashData(content));
        if (await KnownAsync(id, index, ct) is { } known)
        {
            return known;
        }

        var attachment = new ComplaintAttachment(id, kind, content.Length, index, actor.Value.StaffNo, clock.GetUtcNow());
        try
        {
            var key = await store.WriteAsync(attachment.Id, content, ct);
            attachment.Keep(vault.Seal(ComplaintAttachment.NamePurpose, AttachmentName.Whole(stem, kind)), vault.Seal(ComplaintAttachment.FileKeyPurpose, key));
            await KeepAsync(attachment, ct);
        }
        catch (Exception failure)
        {
            store.Forget(attachment.Id);
            if (failure is IOException or UnauthorizedAccessException)
            {
                throw new RuleViolation("Complaints.AttachmentNotKept");
            }

            throw;
        }

        return attachment.Id;
    }

    private async Task DemandAsync(Id<Complaint> id, CancellationToken ct)
    {
        var complaint = await desk.FindAsync(id, ct) ?? throw new RuleViolation("Complaints.Missing");
        var viewer = await desk.ViewerAsync();
        if (!AttachmentRules.MayAdd(complaint, viewer))
        {
            await desk.RefuseAsync(id, "attach", ct);
            throw new RuleViolation(AttachmentRules.MayRead(complaint, viewer) ? "Complaints.NotYours" : "Complaints.Missing");
        }
    }

    private Task KeepAsync(ComplaintAttachment attachment, CancellationToken ct) => db.InTransactionAsync(
        async () =>
        {
            var most = parameters.Get(AttachmentParameters.Most);
            if (await db.ComplaintAttachments.CountAsync(known => known.ComplaintId == attachment.ComplaintId, ct) >= most)
            {
                throw new RuleViolation("Complaints.TooManyAttachments", most);
            }

            db.ComplaintAttachments.Add(attachment);

            // Neither its name nor whose complaint: the trail is read by those who may know of neither.
            db.Audit(new AuditDraft(AuditAct.Created, nameof(ComplaintAttachment), attachment.Id.ToString(), attachment.At) { Purpose = attachment.Kind.ToString() }.By(actor.Value));
            await db.SaveChangesAsync(ct);
        },
        ct);

    private async Task<Id<ComplaintAttachment>?> KnownAsync(Id<Complaint> id, byte[] index, CancellationToken ct) =>
        await db.ComplaintAttachments.Where(known => known.ComplaintId == id && known.ContentIndex == index).Select(known => (Id<ComplaintAttachment>?)known.Id).SingleOrDefaultAsync(ct);
}
