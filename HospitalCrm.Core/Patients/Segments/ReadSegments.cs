using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Dress;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Segments;

/// <summary>客群: the saved views of the patients' list, with the last count that is the reader's to know.</summary>
public sealed class ReadSegments(CrmDb db, Vault vault, SegmentSight sight, CurrentActor actor) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    public async Task<IReadOnlyList<SegmentRow>> HandleAsync(CancellationToken ct = default)
    {
        var word = await sight.WordAsync();
        var views = await sight.Visible().OrderBy(view => view.Name).ToListAsync(ct);
        var ids = views.ConvertAll(view => view.Id);
        var counts = await db.SegmentCounts.AsNoTracking().Where(count => count.Sight == word && ids.Contains(count.ViewId)).ToDictionaryAsync(count => count.ViewId, ct);
        var owners = views.Select(view => view.Owner).Distinct().ToList();
        var names = await db.Staff.IgnoreQueryFilters().Where(staff => owners.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
        return
        [
            .. from view in views
               let question = ViewSeal.Open(vault, view)
               where question is not null
               select new SegmentRow(
                   view.Id,
                   view.Name,
                   names.GetValueOrDefault(view.Owner, view.Owner),
                   view.Owner == actor.Value.StaffNo,
                   view.IsShared,
                   question,
                   counts.GetValueOrDefault(view.Id)?.Count,
                   counts.GetValueOrDefault(view.Id)?.CountedAt),
        ];
    }
}

/// <param name="Count">Null when nobody of the reader's sight has counted yet.</param>
public sealed record SegmentRow(Id<SavedView> Id, string Name, string Owner, bool IsOwn, bool IsShared, ViewQuestion Question, long? Count, DateTimeOffset? CountedAt);
