using System.Reflection;

namespace HospitalCrm.Core.Settings;

/// <summary>Every parameter there is, collected from the rooms' <c>…Parameters</c> classes, by group, in the order they are declared.</summary>
public static class ParameterCatalogue
{
    public static IReadOnlyList<ParameterDefinition> All { get; } =
    [
        .. typeof(ParameterCatalogue).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } && type.Name.EndsWith("Parameters", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field.FieldType.IsAssignableTo(typeof(ParameterDefinition)))
            .Select(field => (ParameterDefinition)field.GetValue(null)!)
            .OrderBy(parameter => parameter.Group, StringComparer.Ordinal),
    ];

    public static ParameterDefinition? Find(string key) => All.FirstOrDefault(parameter => parameter.Key == key);
}
