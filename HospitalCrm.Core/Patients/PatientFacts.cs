namespace HospitalCrm.Core.Patients;

/// <summary>What an archive holds beyond name, numbers and address. Codes are of the tables in <see cref="Identity.ArchiveCodes"/>, classes of the hospital's dictionaries.</summary>
public sealed record PatientFacts
{
    public PatientKind Kind { get; init; }

    public string? SourceCode { get; init; }

    public string? InsuranceCode { get; init; }

    /// <summary>Masked.</summary>
    public string? InsuranceNo { get; init; }

    public string? NativePlace { get; init; }

    public string? EthnicCode { get; init; }

    public string? MaritalCode { get; init; }

    /// <summary>Masked.</summary>
    public string? Email { get; init; }

    public string? BloodAbo { get; init; }

    public string? BloodRh { get; init; }

    public string? Allergies { get; init; }

    public string? PastHistory { get; init; }

    public string? Habits { get; init; }

    public string? Diet { get; init; }

    public string? Hobbies { get; init; }

    public string? HealthClass { get; init; }

    public string? AddressClass { get; init; }

    public string? ConsumptionClass { get; init; }
}
