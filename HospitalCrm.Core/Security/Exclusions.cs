using System.Collections.Frozen;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>三员分立: which rights no one person may hold together.</summary>
public static class Exclusions
{
    private static readonly FrozenDictionary<string, Permission> Known = PermissionCatalogue.All.ToFrozenDictionary(right => right.Code, StringComparer.Ordinal);

    /// <summary>Null when all may be in one hand.</summary>
    public static Exclusion? Find(IEnumerable<string> permissions)
    {
        var held = permissions.Select(Known.GetValueOrDefault).OfType<Permission>().ToList();
        var duties = held.Select(right => right.Duty).Where(duty => duty != Duty.None).Distinct().Order().ToArray();
        if (duties.Length > 1)
        {
            return new("Security.DutiesExclude", duties[0], duties[1]);
        }

        return duties is [Duty.Audit] && held.Find(right => right is { OnlyReads: false, Duty: not Duty.Audit }) is { } changing
            ? new("Security.AuditorOnlyReads", Duty.Audit, changing)
            : null;
    }
}

/// <param name="Code">The refusal.</param>
/// <param name="One">One administration.</param>
/// <param name="Other">The other, or the right that the audit administrator must not hold.</param>
public sealed record Exclusion(string Code, Duty One, object Other);
