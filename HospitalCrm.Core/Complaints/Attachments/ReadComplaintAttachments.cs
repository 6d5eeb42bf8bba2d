using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Attachments;

/// <summary>Which files a complaint has; to those who see the complainant. The look itself is the case's.</summary>
public sealed class ReadComplaintAttachments(CrmDb db, ComplaintDesk desk, Vault vault, ParameterValues parameters) : IUseCase
{
    public static Permission Requires => ComplaintPermissions.View;

    public async Task<AttachmentShelf> HandleAsync(Id<Complaint> id, CancellationToken ct = default)
    {
        var complaint = await desk.FindAsync(id, ct) ?? throw new RuleViolation("Complaints.Missing");
        var viewer = await desk.ViewerAsync();
        if (!AttachmentRules.MayRead(complaint, viewer))
        {
            await desk.RefuseAsync(id, "attachments", ct);
            throw new RuleViolation("Complaints.Missing");
        }

        var kept = await (
            from attachment in db.ComplaintAttachments.AsNoTracking()
            where attachment.ComplaintId == id
            orderby attachment.At, attachment.Id
            select new { Attachment = attachment, By = db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == attachment.By).Select(staff => staff.Name).FirstOrDefault() }).ToListAsync(ct);
        return new(
            [.. kept.Select(one => new AttachmentReading(one.Attachment.Id, vault.Open(ComplaintAttachment.NamePurpose, one.Attachment.Name), one.Attachment.Kind, one.Attachment.Size, one.By ?? one.Attachment.By, one.Attachment.At))],
            AttachmentRules.MayAdd(complaint, viewer),
            parameters.Get(AttachmentParameters.Megabytes),
            parameters.Get(AttachmentParameters.Most));
    }
}

/// <param name="Megabytes">The largest file.</param>
/// <param name="Most">How many there may be.</param>
public sealed record AttachmentShelf(IReadOnlyList<AttachmentReading> Files, bool MayAdd, int Megabytes, int Most);

public sealed record AttachmentReading(Id<ComplaintAttachment> Id, string Name, AttachmentKind Kind, long Size, string By, DateTimeOffset At);
