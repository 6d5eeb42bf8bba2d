using System.Collections.Concurrent;
using System.Collections.Frozen;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Security;

/// <summary>Who may do what right now. Held in memory per member of staff and forgotten on every change, so a revoked right ends at once.</summary>
public sealed class Grants(IServiceScopeFactory scopes)
{
    private readonly ConcurrentDictionary<string, Task<FrozenSet<string>>> _byStaff = new(StringComparer.Ordinal);

    /// <summary>Rights changed: open pages look again.</summary>
    public event Action? Changed;

    public async ValueTask<bool> HasAsync(Actor actor, Permission permission) => actor.Kind switch
    {
        ActorKind.Product => true,
        ActorKind.ConnectedSystem => actor.Scopes.Contains(permission.Code),
        ActorKind.Staff => (await OfAsync(actor.StaffNo)).Contains(permission.Code),
        _ => false,
    };

    public Task<FrozenSet<string>> OfAsync(string staffNo) =>
        _byStaff.GetOrAdd(staffNo, LoadAsync) is { IsFaulted: false } held ? held : _byStaff[staffNo] = LoadAsync(staffNo);

    public void Forget()
    {
        _byStaff.Clear();
        Changed?.Invoke();
    }

    /// <summary>One person's rights are read again at the next question.</summary>
    public void Forget(string staffNo) => _byStaff.TryRemove(staffNo, out _);

    private async Task<FrozenSet<string>> LoadAsync(string staffNo)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var granted =
            from staff in db.Staff
            where staff.StaffNo == staffNo
            join held in db.StaffRoles on staff.Id equals held.StaffId
            join grant in db.Grants on held.RoleId equals grant.RoleId
            select grant.Permission;
        return (await granted.Distinct().ToListAsync()).ToFrozenSet(StringComparer.Ordinal);
    }
}
