using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Calls.Presence;

internal sealed class PresenceSpanMap : IEntityTypeConfiguration<PresenceSpan>
{
    public void Configure(EntityTypeBuilder<PresenceSpan> builder)
    {
        builder.Property(span => span.StaffNo).HasMaxLength(32);
        builder.Property(span => span.Reason).HasMaxLength(32);
        builder.Property(span => span.ThenReason).HasMaxLength(32);

        // One live span a person, whatever two tabs or two processes do at once.
        builder.HasIndex(span => span.StaffNo, "IX_PresenceSpans_Live").IsUnique().HasFilter("\"EndedAt\" IS NULL");
        builder.HasIndex(span => new { span.StaffNo, span.StartedAt });
        builder.HasIndex(span => span.CallId).HasFilter("\"CallId\" IS NOT NULL");
    }
}
