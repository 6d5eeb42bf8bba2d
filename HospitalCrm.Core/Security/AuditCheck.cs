using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>校验记录: one verification of the whole audit chain, with what it found.</summary>
public sealed class AuditCheck : Entity<AuditCheck>, IAudited
{
    private AuditCheck()
    {
    }

    public AuditCheck(string startedBy, DateTimeOffset at)
    {
        StartedBy = startedBy;
        StartedAt = at;
    }

    /// <summary>A staff number, or the product's own name for its clock.</summary>
    public string StartedBy { get; private set; } = "";

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>Null while it runs, and for ever when the product stopped meanwhile.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    public long Entries { get; private set; }

    public long? FirstBroken { get; private set; }

    /// <summary>What is wrong with the first broken entry, in the words of <c>crm audit verify</c>.</summary>
    public string? Reason { get; private set; }

    public bool IsIntact => EndedAt is not null && FirstBroken is null && Reason is null;

    Guid? IAudited.AuditPatient => null;

    public void Found(long entries, long? firstBroken, string? reason, DateTimeOffset at)
    {
        Entries = entries;
        FirstBroken = firstBroken;
        Reason = reason;
        EndedAt = at;
    }

    /// <summary>It could not be carried out; the exception's type, never its message.</summary>
    public void Fail(string failure, DateTimeOffset at)
    {
        Reason = failure;
        EndedAt = at;
    }
}
