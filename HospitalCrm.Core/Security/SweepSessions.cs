using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Security;

/// <summary>自动退出: ends the sessions in which nobody did anything for too long, and those that are too old. Run every few seconds.</summary>
public sealed class SweepSessions(CrmDb db, Sessions sessions, SessionEnding ending, ParameterValues parameters, TimeProvider clock) : IUseCase
{
    /// <summary>The page says good-bye by itself at the very moment; this follows, also for pages that cannot.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    public static Permission Requires => SecurityPermissions.Use;

    /// <returns>How many ended.</returns>
    public async Task<int> HandleAsync(CancellationToken ct = default)
    {
        await sessions.WriteDownAsync(ct);
        sessions.Tidy();
        var now = clock.GetUtcNow();
        List<Guid> ended = [];
        if (parameters.Get(SecurityParameters.IdleMinutes) is var minutes and > 0)
        {
            var limit = now.AddMinutes(-minutes) - Grace;
            ended.AddRange(await ending.EndAsync(db.SignInSessions.Where(session => (session.LastActiveAt ?? session.StartedAt) < limit), SessionEnd.Idle, "idle", ct));
        }

        if (parameters.Get(SecurityParameters.SessionHours) is var hours and > 0)
        {
            var limit = now.AddHours(-hours);
            ended.AddRange(await ending.EndAsync(db.SignInSessions.Where(session => session.StartedAt < limit), SessionEnd.Expired, "expired", ct));
        }

        if (ended.Count > 0)
        {
            await db.SaveChangesAsync(ct);
            ended.ForEach(sessions.Tell);
        }

        return ended.Count;
    }
}
