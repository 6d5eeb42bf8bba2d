using HospitalCrm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Notices that another process (the command line, another node) changed rights or ended sessions: reads the one-row
/// <see cref="AccessStamp"/> every half second, so that a right taken away there is gone from the pages here within two seconds too.
/// </summary>
public sealed class AccessWatch(IServiceScopeFactory scopes, Grants grants, Sessions sessions)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    private (long Rights, long Sessions)? _seen;

    /// <returns>Whether anything was forgotten.</returns>
    public async Task<bool> LookAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var stamp = await db.AccessStamps.AsNoTracking().Select(stamp => new { stamp.Rights, stamp.Sessions }).SingleAsync(ct);
        var before = _seen;
        _seen = (stamp.Rights, stamp.Sessions);
        if (before is not { } known || known == _seen)
        {
            return false;
        }

        if (known.Sessions != stamp.Sessions)
        {
            await sessions.AskAgainAsync(ct);
        }

        if (known.Rights != stamp.Rights)
        {
            grants.Forget();
        }

        return true;
    }
}
