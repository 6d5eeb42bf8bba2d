using System.Reflection;
using System.Text.RegularExpressions;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Architecture;

/// <summary>Rules on the one door. Each returns its offences, one line each.</summary>
internal static partial class UseCaseRules
{
    public static IEnumerable<string> WithoutCataloguedPermission(IEnumerable<Type> types, IReadOnlyList<Permission> catalogue) =>
        from type in types
        where IsUseCase(type)
        let required = PermissionOf(type)
        where !catalogue.Contains(required)
        select $"{type.FullName} requires {required}";

    public static IEnumerable<string> BadCodes(IEnumerable<Permission> catalogue) =>
        catalogue.Where(permission => !Code().IsMatch(permission.Code)).Select(permission => permission.Code)
            .Concat(catalogue.GroupBy(permission => permission.Code).Where(same => same.Count() > 1).Select(same => same.Key + " twice"));

    /// <summary>A use case is one transaction and one permission: it calls entities and room parts, never another use case nor the runner.</summary>
    public static IEnumerable<string> CallsAUseCase(IEnumerable<Type> types) =>
        from type in types
        let whole = RoomRules.Outermost(type)
        where IsUseCase(whole) || typeof(IRoomPart).IsAssignableFrom(whole)
        from other in References.Of(type)
        where (IsUseCase(other) && other != whole) || other == typeof(UseCaseRunner)
        select $"{type.FullName} -> {other.FullName}";

    public static IEnumerable<string> WithoutHandleAsync(IEnumerable<Type> types) =>
        from type in types
        where IsUseCase(type) && !type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Any(method => method.Name == "HandleAsync")
        select type.FullName;

    public static bool IsUseCase(Type type) => typeof(IUseCase).IsAssignableFrom(type) && type is { IsInterface: false, IsAbstract: false };

    private static Permission PermissionOf(Type useCase) =>
        (Permission)useCase.GetProperty(nameof(IUseCase.Requires), BindingFlags.Public | BindingFlags.Static)!.GetValue(null)!;

    [GeneratedRegex("^[a-z]+(-[a-z]+)*\\.[a-z]+(-[a-z]+)*$")]
    private static partial Regex Code();
}
