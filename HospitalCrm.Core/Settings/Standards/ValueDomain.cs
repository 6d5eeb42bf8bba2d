using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>值域: a list of codes a data element may take (S3-B.2), named by the standard it stands in.</summary>
public sealed class ValueDomain : Entity<ValueDomain>, IAudited
{
    private ValueDomain()
    {
    }

    public ValueDomain(string code, bool isBuiltIn)
    {
        Code = code;
        IsBuiltIn = isBuiltIn;
    }

    /// <summary>What elements and codes refer to; never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Oid { get; private set; }

    /// <summary>版本.</summary>
    public string? Edition { get; private set; }

    /// <summary>实施日期.</summary>
    public DateOnly? EffectiveOn { get; private set; }

    public string? Note { get; private set; }

    /// <summary>院方已核对: somebody of the hospital compared it with the official text.</summary>
    public bool IsConfirmed { get; private set; }

    public bool IsBuiltIn { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, string? oid, string? edition, DateOnly? effectiveOn, string? note)
    {
        Name = name;
        Oid = oid;
        Edition = edition;
        EffectiveOn = effectiveOn;
        Note = note;
    }

    public void Confirm(bool isConfirmed) => IsConfirmed = isConfirmed;

    public void DemandRemovable()
    {
        if (IsBuiltIn)
        {
            throw new RuleViolation("Settings.BuiltInStays", Name);
        }
    }
}

internal sealed class ValueDomainMap : IEntityTypeConfiguration<ValueDomain>
{
    public void Configure(EntityTypeBuilder<ValueDomain> builder)
    {
        builder.Property(domain => domain.Code).HasMaxLength(40);
        builder.Property(domain => domain.Name).HasMaxLength(50);
        builder.Property(domain => domain.Oid).HasMaxLength(64);
        builder.Property(domain => domain.Edition).HasMaxLength(20);
        builder.Property(domain => domain.Note).HasMaxLength(200);
        builder.HasIndex(domain => domain.Code).IsUnique();
    }
}
