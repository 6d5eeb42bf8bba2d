using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists.Dress;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Patients.Segments;

/// <summary>
/// How many patients a segment (客群: a saved view of the patients' list) had when somebody of this sight last counted. Those who see the
/// same patients share a count; nobody learns from it of patients he may not see.
/// </summary>
public sealed class SegmentCount(Id<SavedView> viewId, string sight)
{
    public Id<SavedView> ViewId { get; private set; } = viewId;

    /// <summary>The scope and what is covered: <c>All:::names:restricted</c>.</summary>
    public string Sight { get; private set; } = sight;

    public long Count { get; private set; }

    public DateTimeOffset CountedAt { get; private set; }

    public void Recount(long count, DateTimeOffset at) => (Count, CountedAt) = (count, at);
}

internal sealed class SegmentCountMap : IEntityTypeConfiguration<SegmentCount>
{
    public void Configure(EntityTypeBuilder<SegmentCount> builder)
    {
        builder.ToTable("SegmentCounts");
        builder.HasKey(count => new { count.ViewId, count.Sight });
        builder.Property(count => count.Sight).HasMaxLength(120);
        builder.HasOne<SavedView>().WithMany().HasForeignKey(count => count.ViewId).OnDelete(DeleteBehavior.Cascade);
    }
}
