using HospitalCrm.Core.Complaints.Attachments;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.History;

/// <summary>
/// One case from end to end for whoever inspects it: every step with its words, every message as it was sent, everybody who read it, printed it or was
/// turned away, in one order. For the office and those above; whoever is complained about gets none of it. This look stands in it, too.
/// </summary>
public sealed class ReadComplaintHistory(CrmDb db, ComplaintDesk desk, ComplaintReadings readings, HospitalProfile hospital, Vault vault, TimeProvider clock) : IUseCase
{
    public const int MostLooks = 5_000;

    public static Permission Requires => ComplaintPermissions.View;

    public async Task<ComplaintTrail> HandleAsync(Id<Complaint> id, CancellationToken ct = default)
    {
        var complaint = await desk.FindAsync(id, ct) ?? throw new RuleViolation("Complaints.Missing");
        var viewer = await desk.ViewerAsync();
        if (!ComplaintTrail.MayRead(complaint, viewer))
        {
            await desk.RefuseAsync(id, "history", ct);
            throw new RuleViolation(ComplaintRules.MayOpen(complaint, viewer) ? "Complaints.NotYours" : "Complaints.Missing");
        }

        await desk.LogPrintAsync(id, "history", ct);
        var sheet = await readings.ReadAsync(complaint, viewer, seesComplainant: true, ct);
        var (looks, isCut) = await LooksAsync(id, ct);
        var lines = sheet.Steps.Select(step => new TrailLine(step.Step.At, TrailKind.Step, step.By) { Step = step })
            .Concat(looks)
            .Concat(await AttachmentsAsync(id, ct))
            .OrderBy(line => line.At).ThenBy(line => line.Kind).ThenBy(line => line.Step?.Step.Seq)
            .ToList();
        return new(sheet, lines, hospital.Name, clock.GetUtcNow(), isCut);
    }

    private async Task<(List<TrailLine> Lines, bool IsCut)> LooksAsync(Id<Complaint> id, CancellationToken ct)
    {
        var key = id.ToString();
        var entries = await (
            from entry in db.AuditEntries.AsNoTracking()
            where entry.Entity == nameof(Complaint) && entry.EntityKey == key && (entry.Act == AuditAct.Viewed || entry.Act == AuditAct.Refused || entry.Act == AuditAct.Printed)
            orderby entry.Seq
            select new { entry.At, entry.Act, entry.ActorNo, entry.Purpose, Name = db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == entry.ActorNo).Select(staff => staff.Name).FirstOrDefault() })
            .Take(MostLooks + 1).ToListAsync(ct);
        var lines = entries.Take(MostLooks).Select(entry => new TrailLine(
            entry.At,
            entry.Act switch { AuditAct.Viewed => TrailKind.Look, AuditAct.Printed => TrailKind.Print, _ => TrailKind.Refused },
            entry.Name is { } name ? $"{name}（{entry.ActorNo}）" : entry.ActorNo)
        { What = entry.Purpose });
        return ([.. lines], entries.Count > MostLooks);
    }

    private async Task<List<TrailLine>> AttachmentsAsync(Id<Complaint> id, CancellationToken ct)
    {
        var kept = await (
            from attachment in db.ComplaintAttachments.AsNoTracking()
            where attachment.ComplaintId == id
            select new { Attachment = attachment, Name = db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == attachment.By).Select(staff => staff.Name).FirstOrDefault() }).ToListAsync(ct);
        return kept.ConvertAll(one => new TrailLine(one.Attachment.At, TrailKind.Attachment, one.Name ?? one.Attachment.By) { What = vault.Open(ComplaintAttachment.NamePurpose, one.Attachment.Name) });
    }
}
