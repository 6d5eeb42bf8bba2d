using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>值域代码: one code of a value domain.</summary>
public sealed class DomainCode : Entity<DomainCode>, IAudited
{
    private DomainCode()
    {
    }

    public DomainCode(string domain, string code, int order, bool isBuiltIn)
    {
        Domain = domain;
        Code = code;
        Order = order;
        IsBuiltIn = isBuiltIn;
    }

    /// <summary>The domain's code.</summary>
    public string Domain { get; private set; } = "";

    /// <summary>Never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int Order { get; private set; }

    public string? Note { get; private set; }

    public bool IsEnabled { get; private set; } = true;

    public bool IsBuiltIn { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, string? note, bool isEnabled)
    {
        Name = name;
        Note = note;
        IsEnabled = isEnabled;
    }

    public void DemandRemovable()
    {
        if (IsBuiltIn)
        {
            throw new RuleViolation("Settings.BuiltInStays", Name);
        }
    }
}

internal sealed class DomainCodeMap : IEntityTypeConfiguration<DomainCode>
{
    public void Configure(EntityTypeBuilder<DomainCode> builder)
    {
        builder.Property(code => code.Domain).HasMaxLength(40);
        builder.Property(code => code.Code).HasMaxLength(32);
        builder.Property(code => code.Name).HasMaxLength(100);
        builder.Property(code => code.Note).HasMaxLength(200);
        builder.HasIndex(code => new { code.Domain, code.Code }).IsUnique();
        builder.HasIndex(code => new { code.Domain, code.Id });
    }
}
