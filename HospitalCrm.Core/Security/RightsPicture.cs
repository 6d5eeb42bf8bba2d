using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Security;

/// <summary>Who holds what, all of it: a few thousand small rows, read when rights are about to change.</summary>
public sealed class RightsPicture
{
    private readonly Dictionary<Id<StaffMember>, HashSet<Id<Role>>> _roles;
    private readonly HashSet<Id<StaffMember>> _away;

    private RightsPicture(Dictionary<Id<Role>, IReadOnlyDictionary<string, DataScope>> rights, Dictionary<Id<StaffMember>, HashSet<Id<Role>>> roles, HashSet<Id<StaffMember>> away) =>
        (Rights, _roles, _away) = (rights, roles, away);

    /// <summary>Of each role: right and for which rows.</summary>
    public Dictionary<Id<Role>, IReadOnlyDictionary<string, DataScope>> Rights { get; }

    public IEnumerable<Id<StaffMember>> Staff => _roles.Keys;

    public static async Task<RightsPicture> ReadAsync(CrmDb db, DateTimeOffset now, CancellationToken ct)
    {
        var roles = await db.Roles.AsNoTracking().Select(role => role.Id).ToListAsync(ct);
        var grants = (await db.Grants.AsNoTracking().ToListAsync(ct)).ToLookup(grant => grant.RoleId);
        var held = await db.StaffRoles.AsNoTracking().Join(db.Staff, one => one.StaffId, staff => staff.Id, (one, _) => one).ToListAsync(ct);

        // Locked for minutes after wrong passwords is not away; locked for good is.
        var far = now.AddDays(1);
        var away = await db.Users
            .Where(account => account.LockoutEnd > far || db.Staff.Any(staff => staff.Id == account.StaffId && staff.LeftAt != null))
            .Select(account => account.StaffId)
            .ToListAsync(ct);
        return new(
            roles.ToDictionary(
                role => role,
                role => (IReadOnlyDictionary<string, DataScope>)grants[role].ToDictionary(grant => grant.Permission, grant => grant.Scope, StringComparer.Ordinal)),
            held.GroupBy(one => one.StaffId).ToDictionary(same => same.Key, same => same.Select(one => one.RoleId).ToHashSet()),
            [.. away]);
    }

    /// <summary>Locked for good.</summary>
    public bool IsAway(Id<StaffMember> staff) => _away.Contains(staff);

    /// <summary>As if this person had left: for asking who would still be there.</summary>
    public void Leaves(Id<StaffMember> staff) => _away.Add(staff);

    public HashSet<Id<Role>> RolesOf(Id<StaffMember> staff)
    {
        if (!_roles.TryGetValue(staff, out var roles))
        {
            _roles[staff] = roles = [];
        }

        return roles;
    }

    public HashSet<string> RightsOf(IEnumerable<Id<Role>> roles) =>
        roles.Where(Rights.ContainsKey).SelectMany(role => Rights[role].Keys).ToHashSet(StringComparer.Ordinal);

    public HashSet<string> RightsOf(Id<StaffMember> staff) => RightsOf(RolesOf(staff));

    /// <summary>What one person holds over all his roles, each right with its widest scope.</summary>
    public Dictionary<string, DataScope> ScopesOf(Id<StaffMember> staff) =>
        RolesOf(staff).Where(Rights.ContainsKey).SelectMany(role => Rights[role])
            .GroupBy(right => right.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.Max(right => right.Value), StringComparer.Ordinal);

    /// <summary>How many who can still sign in hold it.</summary>
    public int Holders(string permission)
    {
        var roles = Rights.Where(role => role.Value.ContainsKey(permission)).Select(role => role.Key).ToHashSet();
        return _roles.Count(person => !_away.Contains(person.Key) && person.Value.Overlaps(roles));
    }

    /// <summary>Everybody who holds rights that exclude each other. Few combinations of roles are looked at, however many people hold them.</summary>
    public Dictionary<Id<StaffMember>, Exclusion> Joined()
    {
        var seen = new Dictionary<string, Exclusion?>(StringComparer.Ordinal);
        var joined = new Dictionary<Id<StaffMember>, Exclusion>();
        foreach (var (staff, roles) in _roles)
        {
            var key = string.Join(',', roles.Order());
            if (!seen.TryGetValue(key, out var exclusion))
            {
                seen[key] = exclusion = Exclusions.Find(RightsOf(roles));
            }

            if (exclusion is not null)
            {
                joined[staff] = exclusion;
            }
        }

        return joined;
    }
}
