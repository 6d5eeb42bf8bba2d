using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Calls.Crisis;

internal sealed class CrisisCallMap : IEntityTypeConfiguration<CrisisCall>
{
    public void Configure(EntityTypeBuilder<CrisisCall> builder)
    {
        builder.Property(crisis => crisis.StaffNo).HasMaxLength(32);
        builder.HasIndex(crisis => crisis.CallId).IsUnique();
    }
}
