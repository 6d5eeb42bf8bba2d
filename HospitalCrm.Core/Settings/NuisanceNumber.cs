using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Settings;

/// <summary>骚扰电话: its calls are recorded but do not pop.</summary>
public sealed class NuisanceNumber : Entity<NuisanceNumber>, IAudited
{
    public const string NumberPurpose = "NuisanceNumber.Number";
    public const string IndexPurpose = "NuisanceNumber.Index";

    private NuisanceNumber()
    {
    }

    public NuisanceNumber(Sealed number, byte[] index, string reason, DateTimeOffset at)
    {
        CreatedAt = at;
        Describe(number, index, reason);
    }

    public Sealed Number { get; private set; }

    public byte[] NumberIndex { get; private set; } = [];

    public string Reason { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(Sealed number, byte[] index, string reason)
    {
        Number = number;
        NumberIndex = index;
        Reason = reason;
    }
}

internal sealed class NuisanceNumberMap : IEntityTypeConfiguration<NuisanceNumber>
{
    public void Configure(EntityTypeBuilder<NuisanceNumber> builder)
    {
        builder.Property(nuisance => nuisance.Reason).HasMaxLength(200);
        builder.HasIndex(nuisance => nuisance.NumberIndex).IsUnique();
    }
}
