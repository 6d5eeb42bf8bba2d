namespace HospitalCrm.Core.Data.Seeding;

/// <summary>A department of the demo hospital. Administration has no diagnoses and no doctors.</summary>
public sealed record DemoDepartment(string Code, string Name, bool IsClinical, string Location)
{
    internal DemoDiagnosis[] Diagnoses { get; init; } = [];

    internal string[] Doctors { get; init; } = [];

    internal bool HasWard => IsClinical && Code[0] <= '3';
}
