using System.Reflection;

namespace HospitalCrm.Core.Lists;

/// <summary>Every list of Core, collected from static fields: an export that was approved finds its list again by name.</summary>
public static class ListCatalogue
{
    public static IReadOnlyList<ListDefinition> All { get; } =
    [
        .. typeof(ListCatalogue).Assembly.GetTypes()
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static))
            .Where(field => field.FieldType.IsAssignableTo(typeof(ListDefinition)))
            .Select(field => (ListDefinition)field.GetValue(null)!)
            .OrderBy(list => list.Name, StringComparer.Ordinal),
    ];

    public static ListDefinition? Find(string name) => All.FirstOrDefault(list => list.Name == name);
}
