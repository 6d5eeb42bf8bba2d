using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Security;

/// <summary>The photo of a member of staff (S4-6.3), in a table of its own: lists of staff never carry it.</summary>
public sealed class StaffPhoto : IAudited
{
    private StaffPhoto()
    {
    }

    public StaffPhoto(Id<StaffMember> staffId, StaffPhotoFile file, DateTimeOffset at)
    {
        StaffId = staffId;
        Replace(file, at);
    }

    public Id<StaffMember> StaffId { get; private set; }

    public byte[] Bytes { get; private set; } = [];

    public string ContentType { get; private set; } = "";

    public DateTimeOffset TakenOverAt { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Replace(StaffPhotoFile file, DateTimeOffset at)
    {
        Bytes = file.Bytes;
        ContentType = file.ContentType;
        TakenOverAt = at;
    }
}

internal sealed class StaffPhotoMap : IEntityTypeConfiguration<StaffPhoto>
{
    public void Configure(EntityTypeBuilder<StaffPhoto> builder)
    {
        builder.HasKey(photo => photo.StaffId);
        builder.Property(photo => photo.ContentType).HasMaxLength(20);
        builder.HasOne<StaffMember>().WithOne().HasForeignKey<StaffPhoto>(photo => photo.StaffId).OnDelete(DeleteBehavior.Restrict);
    }
}
