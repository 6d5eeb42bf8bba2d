using HospitalCrm.Core.Data;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Notices that another process (the command line, another node) changed rights or parameters or ended sessions: reads the one-row
/// <see cref="AccessStamp"/> every half second, so that a right taken away there is gone from the pages here within two seconds too.
/// </summary>
public sealed class AccessWatch(IServiceScopeFactory scopes, Grants grants, Sessions sessions)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private (long Rights, long Sessions)? _seen;
    private Dictionary<string, string>? _parameters;

    /// <returns>Whether anything was forgotten.</returns>
    public async Task<bool> LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var stamp = await db.AccessStamps.AsNoTracking().Select(stamp => new { stamp.Rights, stamp.Sessions }).SingleAsync(ct);
        var now = (stamp.Rights, stamp.Sessions);
        var known = _seen ?? now;
        if (known.Rights != now.Rights)
        {
            grants.Forget();
        }

        if (known.Sessions != now.Sessions)
        {
            await sessions.AskAgainAsync(ct);
        }

        // Only now: what fails half-way is seen again at the next look.
        _seen = now;
        await LookAtParametersAsync(db, scope.ServiceProvider.GetRequiredService<ParameterStore>(), ct);
        return known != now;
    }

    /// <summary>A few dozen short rows; what another process set there holds here at once too.</summary>
    private async Task LookAtParametersAsync(CrmDb db, ParameterStore store, CancellationToken ct)
    {
        var stored = await db.Parameters.AsNoTracking().ToDictionaryAsync(parameter => parameter.Key, parameter => parameter.Value, ct);
        if (_parameters is { } known && (stored.Count != known.Count || stored.Any(one => known.GetValueOrDefault(one.Key) != one.Value)))
        {
            await store.ReloadAsync(ct);
        }

        _parameters = stored;
    }
}
