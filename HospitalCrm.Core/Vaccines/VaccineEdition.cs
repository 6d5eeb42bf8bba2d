using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Vaccines;

/// <summary>Whether the hospital has compared an edition of the programme with the official text: 待院方核对 until somebody with the right says so.</summary>
public sealed class VaccineEdition : Entity<VaccineEdition>, IAudited
{
    private VaccineEdition()
    {
    }

    public VaccineEdition(string edition) => Edition = edition;

    public string Edition { get; private set; } = "";

    public string? ConfirmedBy { get; private set; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Confirm(string by, DateTimeOffset at) =>
        (ConfirmedBy, ConfirmedAt) = ConfirmedAt is null ? (by, at) : throw new RuleViolation("Vaccines.AlreadyConfirmed");

    public void Withdraw() => (ConfirmedBy, ConfirmedAt) = (null, null);
}

internal sealed class VaccineEditionMap : IEntityTypeConfiguration<VaccineEdition>
{
    public void Configure(EntityTypeBuilder<VaccineEdition> builder)
    {
        builder.Property(edition => edition.Edition).HasMaxLength(16);
        builder.Property(edition => edition.ConfirmedBy).HasMaxLength(32);
        builder.HasIndex(edition => edition.Edition).IsUnique();
    }
}
