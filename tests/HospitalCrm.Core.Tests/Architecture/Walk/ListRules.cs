using System.Reflection;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Architecture;

/// <summary>Rules on list definitions. Each returns its offences, one line each.</summary>
internal static class ListRules
{
    public static IEnumerable<string> WithoutCataloguedPermission(IEnumerable<Type> types, IReadOnlyList<Permission> catalogue) =>
        from list in DefinitionsIn(types)
        let permissions = (ListPermissions)list.Value.GetType().GetProperty(nameof(ListDefinition<>.Permissions))!.GetValue(list.Value)!
        from asked in new[] { permissions.View, permissions.Add, permissions.Edit, permissions.Delete, permissions.Export, permissions.SeeAll }
        where asked is not null && !catalogue.Contains(asked)
        select $"{list.Name} asks for {asked}";

    public static IEnumerable<(string Name, object Value)> DefinitionsIn(IEnumerable<Type> types) =>
        from type in types
        where !type.ContainsGenericParameters
        from field in type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        where field.FieldType.IsGenericType && field.FieldType.GetGenericTypeDefinition() == typeof(ListDefinition<>)
        select ($"{type.FullName}.{field.Name}", field.GetValue(null)!);
}
