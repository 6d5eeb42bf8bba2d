using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Archive;

/// <summary>One visit, stay or check-up as a line of the medical dimension.</summary>
public sealed record VisitRow
{
    public required Id<Encounter> Id { get; init; }

    public required EncounterKind Kind { get; init; }

    public required DateOnly StartedOn { get; init; }

    public required DateTimeOffset? StartedAt { get; init; }

    public required DateOnly? EndedOn { get; init; }

    public required string DepartmentCode { get; init; }

    public required string? DoctorNo { get; init; }

    public required string? DiagnosisCode { get; init; }

    public required string? DiagnosisName { get; init; }

    public required string? VisitKey { get; init; }

    public string? Department { get; init; }

    public string? Doctor { get; init; }

    public DateTimeOffset Moment => StartedAt ?? HospitalZone.StartOf(StartedOn);

    /// <summary>A stay that has not ended.</summary>
    public bool IsOngoing => Kind == EncounterKind.Inpatient && EndedOn is null;
}

/// <param name="Kind">Null = all kinds.</param>
/// <param name="After">Continue below what is shown; null = from the newest.</param>
public sealed record VisitQuery(EncounterKind? Kind = null, TimeCursor? After = null);

/// <param name="Counts">How many of each kind; only with the first page.</param>
public sealed record VisitPage(IReadOnlyList<VisitRow> Visits, bool HasMore, IReadOnlyDictionary<EncounterKind, int>? Counts);
