namespace HospitalCrm.Core.Patients.Identity;

/// <summary>The published code tables an archive's fields are filled from.</summary>
public static class ArchiveCodes
{
    /// <summary>民族 (GB/T 3304).</summary>
    public static IReadOnlyList<StandardCode> Ethnic { get; } = StandardCode.Read("ethnic");

    /// <summary>婚姻状况 (GB/T 2261.2).</summary>
    public static IReadOnlyList<StandardCode> Marital { get; } = StandardCode.Read("marital");

    /// <summary>医疗保险类别 (CV02.01.204).</summary>
    public static IReadOnlyList<StandardCode> Insurance { get; } = StandardCode.Read("insurance");

    /// <summary>ABO血型 (CV04.50.005).</summary>
    public static IReadOnlyList<StandardCode> Abo { get; } = StandardCode.Read("abo");

    /// <summary>Rh血型 (CV04.50.020).</summary>
    public static IReadOnlyList<StandardCode> Rh { get; } = StandardCode.Read("rh");

    public static bool Knows(this IReadOnlyList<StandardCode> table, string? code) => table.Any(row => row.Code == code);
}
