using System.Reflection;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>Which build this is.</summary>
public static class ProductVersion
{
    public static string Text { get; } =
        typeof(ProductVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
