using System.Collections.Concurrent;
using System.Collections.Frozen;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Security;

/// <summary>
/// Who may do what right now. Held in memory per member of staff and forgotten on every change, so a revoked right ends at once; a
/// change by another process is noticed by <see cref="AccessWatch"/>.
/// </summary>
public sealed class Grants(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<string, Task<HeldRights>> _byStaff = new(StringComparer.Ordinal);

    /// <summary>Rights changed: open pages look again.</summary>
    public event Action? Changed;

    public async ValueTask<bool> HasAsync(Actor actor, Permission permission) => actor.Kind switch
    {
        ActorKind.Product => true,
        ActorKind.ConnectedSystem => actor.Scopes.Contains(permission.Code),
        ActorKind.Staff => (await OfAsync(actor.StaffNo)).Has(permission.Code),
        _ => false,
    };

    /// <summary>For which rows the actor holds a scoped right; null when not at all.</summary>
    public async ValueTask<Reach?> ReachAsync(Actor actor, Permission permission) => actor.Kind == ActorKind.Staff
        ? (await OfAsync(actor.StaffNo)).ReachOf(permission.Code)
        : await HasAsync(actor, permission) ? Reach.Everything : null;

    public Task<HeldRights> OfAsync(string staffNo) =>
        _byStaff.GetOrAdd(staffNo, LoadAsync) is { IsFaulted: false } held ? held : _byStaff[staffNo] = LoadAsync(staffNo);

    public void Forget()
    {
        _byStaff.Clear();
        foreach (var look in Changed?.GetInvocationList() ?? [])
        {
            ((Action)look)();
        }
    }

    /// <summary>One person's rights are read again at the next question.</summary>
    public void Forget(string staffNo) => _byStaff.TryRemove(staffNo, out _);

    private async Task<HeldRights> LoadAsync(string staffNo)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();

        // Minutes after wrong passwords take nobody's rights: anybody could do that to anybody. Locked for good is gone.
        var far = TimeProvider.System.GetUtcNow().AddDays(1);
        var granted =
            from staff in db.Staff
            where staff.StaffNo == staffNo && staff.LeftAt == null && !db.Users.Any(account => account.StaffId == staff.Id && account.LockoutEnd > far)
            join held in db.StaffRoles on staff.Id equals held.StaffId
            join grant in db.Grants on held.RoleId equals grant.RoleId
            select new { grant.Permission, grant.Scope };
        var where = await db.Staff.AsNoTracking().Where(staff => staff.StaffNo == staffNo).Select(staff => new { staff.DepartmentCode, staff.WardCode }).SingleOrDefaultAsync();
        var rights = (await granted.ToListAsync())
            .GroupBy(grant => grant.Permission, StringComparer.Ordinal)
            .ToFrozenDictionary(grants => grants.Key, grants => grants.Max(grant => grant.Scope), StringComparer.Ordinal);
        return new(staffNo, rights, where?.DepartmentCode, where?.WardCode);
    }
}
