using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>A page says that nobody did anything for too long. It is believed only when no other tab knows better.</summary>
public sealed class EndIdleSession(CrmDb db, CurrentActor actor, Sessions sessions, SessionEnding ending, ParameterValues parameters, TimeProvider clock) : IUseCase
{
    /// <summary>Clocks of browser and server do not tick together.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    public static Permission Requires => SecurityPermissions.Use;

    /// <returns>Seconds left; 0 when it is over.</returns>
    public async Task<int> HandleAsync(CancellationToken ct = default)
    {
        var minutes = parameters.Get(SecurityParameters.IdleMinutes);
        if (minutes == 0)
        {
            return int.MaxValue;
        }

        await sessions.WriteDownAsync(ct);
        var own = db.SignInSessions.Where(session => session.Id == actor.Value.SessionId);
        var active = await own.Select(session => session.LastActiveAt ?? session.StartedAt).SingleAsync(ct);
        var left = active.AddMinutes(minutes) - clock.GetUtcNow();
        if (left > Slack)
        {
            return (int)left.TotalSeconds;
        }

        var ended = await ending.EndAsync(own, SessionEnd.Idle, "idle", ct);
        await db.SaveChangesAsync(ct);
        ended.ToList().ForEach(sessions.Tell);
        return 0;
    }
}
