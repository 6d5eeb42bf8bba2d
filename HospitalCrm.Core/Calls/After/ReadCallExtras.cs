using HospitalCrm.Core.Calls.Crisis;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.After;

/// <summary>What the card adds once it is on the screen: how often the number rang this week, and how far the caller is checked.</summary>
public sealed class ReadCallExtras(CrmDb db, CallAccess access, CrisisBook crises, ColleagueNotes notes, TimeProvider clock) : IUseCase
{
    private const int Most = 99;

    public static Permission Requires => CallPermissions.Answer;

    public async Task<CallExtras> HandleAsync(Id<CallSession> id, CancellationToken ct = default)
    {
        var call = await access.OwnAsync(id, ct);
        var since = HospitalZone.StartOf(clock.Today().AddDays(-6));
        var rings = call.NumberIndex is { } index
            ? await db.Calls.Where(other => other.NumberIndex == index && other.StartedAt >= since && other.StartedAt <= call.StartedAt && other.Direction == Lines.CallDirection.Incoming).Take(Most).CountAsync(ct)
            : 0;
        var check = call.PatientId is { } patient ? await db.CallerChecks.AsNoTracking().SingleOrDefaultAsync(known => known.CallId == id && known.PatientId == patient, ct) : null;
        return new(rings, check is null ? CallerCheckSheet.Nothing : CallerCheckSheet.Of(check))
        {
            Crisis = await crises.FindAsync(id, ct),
            Before = await notes.BeforeAsync(call, ct),
        };
    }
}

/// <param name="RingsThisWeek">In the last seven days, this call included; 0 for a withheld number.</param>
public sealed record CallExtras(int RingsThisWeek, CallerCheckSheet Check)
{
    /// <summary>Null: nobody pressed the button.</summary>
    public CrisisSheet? Crisis { get; init; }

    /// <summary>Of colleagues who had this call before.</summary>
    public IReadOnlyList<ColleagueNote> Before { get; init; } = [];
}
