using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Security;

/// <summary>权限审查: who held what on that day, seen and signed (S1-7). Never changed; its fingerprint stands in the audit chain.</summary>
public sealed class RightsReview : Entity<RightsReview>
{
    private RightsReview()
    {
    }

    public RightsReview(string signedBy, DateTimeOffset at, string? remark, int people, int findings, string content)
    {
        SignedBy = signedBy;
        At = at;
        Remark = remark;
        People = people;
        Findings = findings;
        Content = content;
    }

    public DateTimeOffset At { get; private set; }

    public string SignedBy { get; private set; } = "";

    public string? Remark { get; private set; }

    /// <summary>How many members of staff stood in it.</summary>
    public int People { get; private set; }

    /// <summary>How many of them somebody should do something about.</summary>
    public int Findings { get; private set; }

    /// <summary>The whole picture as JSON, for the next review to compare with.</summary>
    public string Content { get; private set; } = "";
}

internal sealed class RightsReviewMap : IEntityTypeConfiguration<RightsReview>
{
    public void Configure(EntityTypeBuilder<RightsReview> builder)
    {
        builder.Property(review => review.SignedBy).HasMaxLength(32);
        builder.Property(review => review.Remark).HasMaxLength(500);
        builder.HasIndex(review => review.At);
    }
}
