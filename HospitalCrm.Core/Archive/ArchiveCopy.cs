using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Archive;

/// <summary>Parts of an archive in one piece: for paper, and for another system's page.</summary>
public sealed record ArchiveCopy(PatientRecord Patient)
{
    public ArchiveHome? Home { get; init; }

    public InteractionPage? Interactions { get; init; }

    public IReadOnlyList<VisitDetail>? Visits { get; init; }

    public IReadOnlyList<ReportDetail>? Reports { get; init; }

    public ChargePage? Charges { get; init; }

    public ChargeTotals? Totals { get; init; }

    /// <summary>There is more than this copy holds.</summary>
    public bool IsCut { get; init; }
}

public enum ArchivePart
{
    Home,
    Interactions,
    Medical,
    Reports,
    Charges,
}
