using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Data;

/// <summary>The one row that says which key ring belongs to this database and how it was seeded.</summary>
public sealed class Installation
{
    private Installation()
    {
    }

    public Installation(Guid ringId, DateTimeOffset at)
    {
        RingId = ringId;
        CreatedAt = at;
    }

    public int Id { get; private set; } = 1;

    public Guid RingId { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary><c>S</c>, <c>M</c> or <c>L</c> of a demo hospital; null for a real one.</summary>
    public string? DemoSize { get; private set; }

    /// <summary>Set when a bulk load is complete; a kill in the middle leaves it null and the next start says so.</summary>
    public DateTimeOffset? SeededAt { get; private set; }

    public void Seeded(string demoSize, DateTimeOffset at)
    {
        DemoSize = demoSize;
        SeededAt = at;
    }
}

internal sealed class InstallationMap : IEntityTypeConfiguration<Installation>
{
    public void Configure(EntityTypeBuilder<Installation> builder)
    {
        builder.Property(row => row.Id).ValueGeneratedNever();
        builder.Property(row => row.DemoSize).HasMaxLength(1);
    }
}
