using System.Reflection;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>Every right there is, collected from the rooms' <c>…Permissions</c> classes.</summary>
public static class PermissionCatalogue
{
    public static IReadOnlyList<Permission> All { get; } =
    [
        .. typeof(PermissionCatalogue).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Permissions", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType == typeof(Permission))
            .Select(field => (Permission)field.GetValue(null)!)
            .OrderBy(permission => permission.Code, StringComparer.Ordinal),
    ];

    /// <summary>What a connected system's key may be given.</summary>
    public static IReadOnlyList<Permission> ApiScopes { get; } = [.. All.Where(permission => permission.IsApiScope)];
}
