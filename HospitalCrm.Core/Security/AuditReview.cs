using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>季度安全审计: what the auditor looked at in one quarter and signed (S1-10). Signed once; it never changes.</summary>
public sealed class AuditReview : Entity<AuditReview>, IAudited
{
    internal const int RemarksLength = 2_000;

    private AuditReview()
    {
    }

    public AuditReview(string quarter, string figures, string? remarks, string signedBy, string signedByName, DateTimeOffset at)
    {
        Quarter = quarter;
        Figures = figures;
        Remarks = remarks;
        SignedBy = signedBy;
        SignedByName = signedByName;
        SignedAt = at;
    }

    /// <summary><c>2026Q1</c>.</summary>
    public string Quarter { get; private set; } = "";

    /// <summary>The figures as they stood when it was signed, and what was found of each, as JSON.</summary>
    public string Figures { get; private set; } = "";

    public string? Remarks { get; private set; }

    public string SignedBy { get; private set; } = "";

    public string SignedByName { get; private set; } = "";

    public DateTimeOffset SignedAt { get; private set; }

    Guid? IAudited.AuditPatient => null;
}
