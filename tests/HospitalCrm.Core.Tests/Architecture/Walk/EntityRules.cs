using System.Reflection;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Architecture;

/// <summary>Rules on entities. Each returns its offences, one line each.</summary>
internal static class EntityRules
{
    public static IEnumerable<string> PublicSetters(IEnumerable<Type> types, IReadOnlyDictionary<string, string> allowed) =>
        from type in types
        where !allowed.ContainsKey(type.FullName!)
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.SetMethod is { IsPublic: true }
        select $"{type.FullName}.{property.Name}";

    public static IEnumerable<string> PublicFields(IEnumerable<Type> types) =>
        from type in types
        from field in type.GetFields(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        select $"{type.FullName}.{field.Name}";

    /// <summary>The audit opens a sealed field by the purpose <c>Entity.Property</c>; another purpose would fail the first save.</summary>
    public static IEnumerable<string> SealedWithoutPurpose(IEnumerable<Type> types) =>
        from type in types
        let purposes = type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!)
            .ToHashSet()
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) == typeof(Sealed)
            && !purposes.Contains(type.Name + "." + property.Name)
        select $"{type.FullName}.{property.Name}";

    public static bool IsEntity(Type type) => typeof(Entity).IsAssignableFrom(type) && !type.IsAbstract;
}
