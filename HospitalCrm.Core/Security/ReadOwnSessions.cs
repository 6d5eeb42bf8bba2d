using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>我的登录: where one is signed in at this moment.</summary>
public sealed class ReadOwnSessions(CrmDb db, CurrentActor actor) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    public async Task<IReadOnlyList<OwnSession>> HandleAsync(CancellationToken ct = default)
    {
        var (account, here) = (actor.Value.AccountId, actor.Value.SessionId);
        return await db.SignInSessions
            .Where(session => session.AccountId == account && session.EndedAt == null)
            .OrderByDescending(session => session.StartedAt)
            .Select(session => new OwnSession(session.Id, session.StartedAt, session.LastActiveAt ?? session.StartedAt, session.From, session.Device, session.Id == here))
            .ToListAsync(ct);
    }
}

/// <param name="IsHere">The session that asks.</param>
public sealed record OwnSession(Guid Id, DateTimeOffset StartedAt, DateTimeOffset LastActiveAt, string? From, string? Device, bool IsHere);
