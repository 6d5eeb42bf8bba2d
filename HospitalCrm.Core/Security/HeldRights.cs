using System.Collections.Frozen;

namespace HospitalCrm.Core.Security;

/// <summary>What one member of staff holds at this moment, over all his roles: the widest scope of each right.</summary>
public sealed record HeldRights(string StaffNo, FrozenDictionary<string, DataScope> Scopes, string? DepartmentCode, string? WardCode)
{
    public bool Has(string permission) => Scopes.ContainsKey(permission);

    /// <summary>Null when the right is not held.</summary>
    public Reach? ReachOf(string permission) =>
        Scopes.TryGetValue(permission, out var scope) ? new(scope, StaffNo, DepartmentCode, WardCode) : null;

    /// <summary>The same rights with the same scopes, whenever they were read.</summary>
    public bool Equals(HeldRights? other) =>
        other is not null
        && (StaffNo, DepartmentCode, WardCode) == (other.StaffNo, other.DepartmentCode, other.WardCode)
        && Scopes.Count == other.Scopes.Count
        && Scopes.All(held => other.Scopes.TryGetValue(held.Key, out var scope) && scope == held.Value);

    public override int GetHashCode() => HashCode.Combine(StaffNo, DepartmentCode, WardCode, Scopes.Count);
}
