using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>One of one's own sessions, or all but this one, is signed out from afar.</summary>
public sealed class EndOwnSessions(CrmDb db, CurrentActor actor, Sessions sessions, SessionEnding ending) : IUseCase
{
    public static Permission Requires => SecurityPermissions.Use;

    /// <param name="which">Null = all others.</param>
    public async Task<int> HandleAsync(Guid? which, CancellationToken ct = default)
    {
        var (account, here) = (actor.Value.AccountId, actor.Value.SessionId);
        var chosen = db.SignInSessions.Where(session => session.AccountId == account && session.Id != here && (which == null || session.Id == which));
        var ended = await ending.EndAsync(chosen, SessionEnd.EndedElsewhere, "elsewhere", ct);
        await db.SaveChangesAsync(ct);
        ended.ToList().ForEach(sessions.Tell);
        return ended.Count;
    }
}

/// <summary>远程下线: an administrator ends somebody's sessions.</summary>
public sealed class EndSessions(CrmDb db, Sessions sessions, SessionEnding ending) : IUseCase
{
    public static Permission Requires => SecurityPermissions.ManageAccounts;

    public async Task<int> HandleAsync(IReadOnlyCollection<Guid> keys, CancellationToken ct = default)
    {
        var ended = await ending.EndAsync(db.SignInSessions.Where(session => keys.Contains(session.Id)), SessionEnd.EndedByAdministrator, "administrator", ct);
        await db.SaveChangesAsync(ct);
        ended.ToList().ForEach(sessions.Tell);
        return ended.Count;
    }
}
