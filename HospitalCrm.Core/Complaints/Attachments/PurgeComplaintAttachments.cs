using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Attachments;

/// <summary>
/// Attachments whose time is over go, and files nobody's row names. First the files, then the rows: a file whose row went tonight goes tomorrow, so that a
/// backup that is being made never has the row without it.
/// </summary>
public sealed class PurgeComplaintAttachments(CrmDb db, AttachmentStore store, ParameterValues parameters, TimeProvider clock) : IScheduledWork
{
    private const int Batch = 200;

    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public static string Name => "complaints.purge-attachments";

    public static string DefaultCron => "0 40 3 * * ?";

    public async Task<int> RunAsync(CancellationToken ct) => await SweepAsync(ct) + await ForgetAsync(ct);

    /// <summary>Where a save was cut off between file and row, the file is all there is of it.</summary>
    private async Task<int> SweepAsync(CancellationToken ct)
    {
        var swept = 0;
        foreach (var files in store.Before((TimeProvider.System.GetUtcNow() - Grace).UtcDateTime).Chunk(Batch))
        {
            var keys = files.Select(file => file.Id).OfType<Id<ComplaintAttachment>>().ToList();
            var known = (await db.ComplaintAttachments.Where(kept => keys.Contains(kept.Id)).Select(kept => kept.Id).ToListAsync(ct)).ToHashSet();
            foreach (var (_, path) in files.Where(file => file.Id is not { } key || !known.Contains(key)))
            {
                File.Delete(path);
                swept++;
            }
        }

        return swept;
    }

    private async Task<int> ForgetAsync(CancellationToken ct)
    {
        var limit = clock.GetUtcNow().AddYears(-parameters.Get(ComplaintParameters.KeepYears));
        var over = await db.ComplaintAttachments.Where(kept => db.Complaints.Any(complaint => complaint.Id == kept.ComplaintId && complaint.EndedAt != null && complaint.EndedAt < limit)).Take(Batch).ToListAsync(ct);
        db.ComplaintAttachments.RemoveRange(over);
        db.Audit(over.Select(kept => new AuditDraft(AuditAct.Deleted, nameof(ComplaintAttachment), kept.Id.ToString(), clock.GetUtcNow()) { Purpose = "retention" }));
        await db.SaveChangesAsync(ct);
        return over.Count;
    }
}
