using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Ends sessions that others than their own sign-out end: each on record, and the seat freed when it was the person's last. Never saves.</summary>
public sealed class SessionEnding(CrmDb db, TimeProvider clock) : IRoomPart
{
    /// <summary>With a new password or authenticator or a closed account, in its very save: no session outlives it.</summary>
    /// <returns>Which ended; <see cref="Sessions"/> is told after the save.</returns>
    public async Task<List<Guid>> EndAllAsync(Guid accountId, Guid? except, SessionEnd ending, CancellationToken ct)
    {
        var open = await db.SignInSessions.Where(session => session.AccountId == accountId && session.EndedAt == null && session.Id != except).ToListAsync(ct);
        open.ForEach(session => session.End(clock.GetUtcNow(), ending));
        return open.ConvertAll(session => session.Id);
    }

    /// <param name="purpose">Why, as a word of the audit; for an administrator his reason.</param>
    /// <returns>Which ended; <see cref="Sessions"/> is told after the save.</returns>
    public async Task<IReadOnlyList<Guid>> EndAsync(IQueryable<SignInSession> which, SessionEnd ending, string purpose, CancellationToken ct)
    {
        var found = await (
            from session in which
            where session.EndedAt == null
            join account in db.Users on session.AccountId equals account.Id
            join staff in db.Staff.IgnoreQueryFilters() on account.StaffId equals staff.Id
            select new { Session = session, Staff = staff }).ToListAsync(ct);
        var ended = found.Select(one => one.Session.Id).ToHashSet();
        foreach (var one in found)
        {
            one.Session.End(clock.GetUtcNow(), ending);
            db.Audit(new AuditDraft(AuditAct.SignedOut, nameof(SignInSession), one.Session.Id.ToString(), clock.GetUtcNow()) { Purpose = purpose });
        }

        foreach (var (account, staff) in found.Select(one => (one.Session.AccountId, one.Staff)).DistinctBy(one => one.AccountId))
        {
            if (!await db.SignInSessions.AnyAsync(session => session.AccountId == account && session.EndedAt == null && !ended.Contains(session.Id), ct))
            {
                staff.SignedOut();
            }
        }

        return [.. ended];
    }
}
