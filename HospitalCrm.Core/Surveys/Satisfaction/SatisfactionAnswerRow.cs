using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>What one patient thought, all his marks together: the figures count patients, not marks.</summary>
public sealed record SatisfactionAnswerRow
{
    public required Id<SatisfactionRating> Id { get; init; }

    public required Guid SourceKey { get; init; }

    public required int Round { get; init; }

    public required DateOnly RatedOn { get; init; }

    public required string DepartmentCode { get; init; }

    public required string? Department { get; init; }

    public required Id<Patient>? PatientId { get; init; }

    public required string? Patient { get; init; }

    public required bool IsRestricted { get; init; }

    /// <summary>Of the marks he gave the department, and of them only: those of persons are for others to read.</summary>
    public required double? Mean { get; init; }

    public required int? Lowest { get; init; }

    /// <summary>Item and level, a line each; read for those who look.</summary>
    internal string? Marks { get; set; }
}
