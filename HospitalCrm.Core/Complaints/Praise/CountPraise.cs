using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints.Praise;

/// <summary>How many of each kind came since the year began, of what the reader may see, and how many suggestions wait.</summary>
public sealed class CountPraise(CrmDb db, Grants grants, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => PraisePermissions.View;

    public async Task<PraiseCounts> HandleAsync(CancellationToken ct = default)
    {
        var from = new DateOnly(clock.Today().Year, 1, 1);
        var (start, end) = DayRange.Parse($"{from:yyyy-MM-dd}..{clock.Today():yyyy-MM-dd}");
        var within = CommendationList.Definition.Source(db).Where(CommendationList.Within(await grants.ReachAsync(actor.Value, Requires) ?? Reach.Nobody));
        var counts = await within.Where(row => row.ReceivedAt >= start && row.ReceivedAt < end).GroupBy(row => row.Kind).Select(kind => new { kind.Key, Count = kind.Count() }).ToListAsync(ct);
        var pending = await within.CountAsync(row => row.State == CommendationState.Pending, ct);
        return new(from, clock.Today(), counts.ToDictionary(kind => kind.Key, kind => kind.Count), pending);
    }
}

/// <param name="Pending">Suggestions nobody answered yet, whenever they came.</param>
public sealed record PraiseCounts(DateOnly From, DateOnly To, IReadOnlyDictionary<CommendationKind, int> Kinds, int Pending);
