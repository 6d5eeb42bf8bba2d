using System.Collections.Concurrent;
using HospitalCrm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Security;

/// <summary>Which sign-in sessions are alive. The database decides; the answer is kept in memory, since every use case asks.</summary>
public sealed class Sessions(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<Guid, bool> _alive = new();

    /// <summary>A session ended: its open circuits go to the sign-in page.</summary>
    public event Action<Guid>? Ended;

    public async Task<Guid> StartAsync(Guid accountId, DateTimeOffset at, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var session = new SignInSession(accountId, at);
        db.SignInSessions.Add(session);
        await db.SaveChangesAsync(ct);
        _alive[session.Id] = true;
        return session.Id;
    }

    public async ValueTask<bool> IsAliveAsync(Guid sessionId)
    {
        if (_alive.TryGetValue(sessionId, out var alive))
        {
            return alive;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        alive = await db.SignInSessions.AnyAsync(session => session.Id == sessionId && session.EndedAt == null);
        return _alive.GetOrAdd(sessionId, alive);
    }

    public async Task EndAsync(Guid sessionId, DateTimeOffset at, CancellationToken ct)
    {
        _alive[sessionId] = false;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            if (await db.SignInSessions.SingleOrDefaultAsync(session => session.Id == sessionId, ct) is { } session)
            {
                session.End(at);
                await db.SaveChangesAsync(ct);
            }
        }

        Ended?.Invoke(sessionId);
    }
}
