using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>Opens one complaint. Every look is on record before anything is shown, refused ones too.</summary>
public sealed class ReadComplaint(CrmDb db, ComplaintDesk desk, ComplaintReadings readings) : IUseCase
{
    private const int MostLooks = 500;

    public static Permission Requires => ComplaintPermissions.View;

    /// <param name="purpose">What it is opened for: the page, a callback, a print.</param>
    public async Task<ComplaintSheet> HandleAsync(Id<Complaint> id, string purpose = "case", CancellationToken ct = default)
    {
        var complaint = await desk.FindAsync(id, ct) ?? throw new RuleViolation("Complaints.Missing");
        var viewer = await desk.ViewerAsync();
        if (!ComplaintRules.MayOpen(complaint, viewer))
        {
            await desk.RefuseAsync(id, purpose, ct);
            throw new RuleViolation("Complaints.Missing");
        }

        var seesComplainant = ComplaintRules.SeesComplainant(complaint, viewer);
        await desk.LogAsync(id, seesComplainant ? purpose : purpose + " covered", ct);
        var sheet = await readings.ReadAsync(complaint, viewer, seesComplainant, ct);
        var seesLooks = viewer.Has(ComplaintPermissions.Manage) || viewer.Has(ComplaintPermissions.Oversee) || viewer.Has(ComplaintPermissions.ViewLooks);
        return seesComplainant && seesLooks ? sheet with { Looks = await LooksAsync(id, ct) } : sheet;
    }

    private async Task<IReadOnlyList<ComplaintLook>> LooksAsync(Id<Complaint> id, CancellationToken ct)
    {
        var key = id.ToString();
        var looks =
            from entry in db.AuditEntries.AsNoTracking()
            where entry.Entity == nameof(Complaint) && entry.EntityKey == key && entry.Act == AuditAct.Viewed
            orderby entry.Seq descending
            select new ComplaintLook(entry.At, db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == entry.ActorNo).Select(staff => staff.Name).FirstOrDefault() ?? entry.ActorNo, entry.Purpose);
        return await looks.Take(MostLooks).ToListAsync(ct);
    }
}
