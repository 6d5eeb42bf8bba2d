using System.Collections.Frozen;

namespace HospitalCrm.Core.Security;

/// <summary>What one member of staff holds at this moment, over all his roles: the widest scope of each right.</summary>
public sealed record HeldRights(string StaffNo, FrozenDictionary<string, DataScope> Scopes, string? DepartmentCode, string? WardCode)
{
    public bool Has(string permission) => Scopes.ContainsKey(permission);

    /// <summary>Null when the right is not held.</summary>
    public Reach? ReachOf(string permission) =>
        Scopes.TryGetValue(permission, out var scope) ? new(scope, StaffNo, DepartmentCode, WardCode) : null;
}
