using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Dress;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients.Segments;

/// <summary>Counts a segment as the list would for this reader; a count that is fresh enough is taken as it stands, whoever of the same sight made it.</summary>
public sealed class CountSegment(CrmDb db, Vault vault, SegmentSight sight, ListReader lists, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PatientPermissions.View;

    /// <param name="anew">Whatever is stored: somebody pressed the button.</param>
    public async Task<SegmentTally> HandleAsync(Id<SavedView> id, bool anew = false, CancellationToken ct = default)
    {
        var view = await sight.Visible().SingleOrDefaultAsync(view => view.Id == id, ct) ?? throw new RuleViolation("Lists.Missing");
        var word = await sight.WordAsync();
        var stored = await db.SegmentCounts.FindAsync([id, word], ct);
        var now = clock.GetUtcNow();
        if (!anew && stored is not null && now - stored.CountedAt < TimeSpan.FromSeconds(parameters.Get(SegmentParameters.FreshSeconds)))
        {
            return new(stored.Count, stored.CountedAt);
        }

        // A list that was changed since may not know every word of an old view.
        var question = ViewSeal.Open(vault, view) ?? throw new RuleViolation("Lists.Missing");
        var known = question.Filters.Where(filter => PatientList.Definition.Filters.Any(other => other.Name == filter.Key)).ToDictionary(filter => filter.Key, filter => filter.Value);
        var count = await lists.CountAsync(actor.Value, PatientList.Definition, new() { Filters = known }, ct);
        await KeepAsync(id, word, count, now, ct);
        return new(count, now);
    }

    /// <summary>Two who count at once both have counted: the later write stands.</summary>
    private Task KeepAsync(Id<SavedView> id, string word, long count, DateTimeOffset now, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return db.InTransactionAsync(
            async () =>
            {
                await db.SegmentCounts.Where(old => old.ViewId == id && old.Sight == word).ExecuteDeleteAsync(ct);
                var fresh = new SegmentCount(id, word);
                fresh.Recount(count, now);
                db.SegmentCounts.Add(fresh);
                await db.SaveChangesAsync(ct);
            },
            ct);
    }
}

public sealed record SegmentTally(long Count, DateTimeOffset CountedAt);
