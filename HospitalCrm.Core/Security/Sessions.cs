using System.Collections.Concurrent;
using HospitalCrm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Which sign-in sessions are alive. The database decides; its answer is kept for half a minute, since every use case asks and the
/// command line (or another node) may end a session too.
/// </summary>
public sealed class Sessions(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<Guid, Answer> _known = new();
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _touched = new();

    /// <summary>A session ended: its open circuits go to the sign-in page.</summary>
    public event Action<Guid>? Ended;

    /// <summary>How many answers are remembered; they do not pile up.</summary>
    internal int Remembered => _known.Count;

    public async Task<Guid> StartAsync(Guid accountId, DateTimeOffset at, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var session = new SignInSession(accountId, at);
        session.Prove(at);
        db.SignInSessions.Add(session);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }

    public ValueTask<bool> IsAliveAsync(Guid sessionId) =>
        _known.TryGetValue(sessionId, out var known) && (!known.IsAlive || TimeProvider.System.GetElapsedTime(known.AskedAt) < Trust)
            ? ValueTask.FromResult(known.IsAlive)
            : new(AskAsync(sessionId));

    /// <summary>Its person pressed a key or clicked. Kept in memory; <see cref="WriteDownAsync"/> brings it to the database now and then.</summary>
    public void Touch(Guid sessionId) => _touched[sessionId] = clock.GetUtcNow();

    /// <summary>Who was active since the last time, for the database and other nodes.</summary>
    public async Task WriteDownAsync(CancellationToken ct)
    {
        foreach (var (session, at) in _touched)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            await db.InTransactionAsync(
                () => db.SignInSessions.Where(row => row.Id == session && row.EndedAt == null).ExecuteUpdateAsync(set => set.SetProperty(row => row.LastActiveAt, at), ct), ct);
            _touched.TryRemove(new(session, at));
        }
    }

    public async Task EndAsync(Guid sessionId, SessionEnd ending, DateTimeOffset at, CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            if (await db.SignInSessions.SingleOrDefaultAsync(session => session.Id == sessionId, ct) is { } session)
            {
                session.End(at, ending);
                await db.SaveChangesAsync(ct);
            }
        }

        Tell(sessionId);
    }

    /// <summary>Another process ended some: those this one still believes in are asked for again, and the pages of the ended ones close.</summary>
    public async Task AskAgainAsync(CancellationToken ct)
    {
        var believed = _known.Where(known => known.Value.IsAlive).Select(known => known.Key).ToList();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        foreach (var some in believed.Chunk(500))
        {
            var alive = await db.SignInSessions.Where(session => some.Contains(session.Id) && session.EndedAt == null).Select(session => session.Id).ToListAsync(ct);
            foreach (var gone in some.Except(alive))
            {
                Tell(gone);
            }
        }
    }

    /// <summary>A session is over, in the database already.</summary>
    internal void Tell(Guid sessionId)
    {
        _touched.TryRemove(sessionId, out _);
        _known[sessionId] = new(false, TimeProvider.System.GetTimestamp());
        Ended?.Invoke(sessionId);
    }

    /// <summary>The database said a moment ago that it is alive. A session that ended while it answered stays ended: none lives again.</summary>
    internal bool Believe(Guid sessionId)
    {
        var answer = new Answer(true, TimeProvider.System.GetTimestamp());
        return _known.AddOrUpdate(sessionId, answer, (_, known) => known.IsAlive ? answer : known).IsAlive;
    }

    /// <summary>Ended sessions nobody asked for lately go; the database has them. Living ones stay: their open pages are closed when another process ends them.</summary>
    internal void Tidy(TimeSpan? after = null)
    {
        foreach (var (session, answer) in _known)
        {
            if (!answer.IsAlive && TimeProvider.System.GetElapsedTime(answer.AskedAt) >= (after ?? 2 * Trust))
            {
                _known.TryRemove(new(session, answer));
            }
        }
    }

    private async Task<bool> AskAsync(Guid sessionId)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        if (await db.SignInSessions.AnyAsync(session => session.Id == sessionId && session.EndedAt == null))
        {
            return Believe(sessionId);
        }

        Tell(sessionId);
        return false;
    }

    private readonly record struct Answer(bool IsAlive, long AskedAt);
}
