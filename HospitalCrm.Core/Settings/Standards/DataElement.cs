using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>数据元 (S3-B.2): what one item of data means, how it is written and which codes it takes.</summary>
public sealed class DataElement : Entity<DataElement>, IAudited
{
    private DataElement()
    {
    }

    public DataElement(string code, bool isBuiltIn)
    {
        Code = code;
        IsBuiltIn = isBuiltIn;
    }

    /// <summary>数据元标识符, <c>DE02.01.039.00</c>. Never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Definition { get; private set; }

    public DataElementKind Kind { get; private set; }

    /// <summary>表示格式: <c>AN..18</c>, <c>N1</c>, <c>D8</c>.</summary>
    public string? Format { get; private set; }

    /// <summary>The value domain's code; it may be one that is not kept here (ICD-10).</summary>
    public string? Domain { get; private set; }

    /// <summary>The standard it stands in.</summary>
    public string? Standard { get; private set; }

    public bool IsBuiltIn { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, string? definition, DataElementKind kind, string? format, string? domain, string? standard)
    {
        Name = name;
        Definition = definition;
        Kind = kind;
        Format = format;
        Domain = domain;
        Standard = standard;
    }

    public void DemandRemovable()
    {
        if (IsBuiltIn)
        {
            throw new RuleViolation("Settings.BuiltInStays", Name);
        }
    }
}

/// <summary>数据类型 (WS/T 303).</summary>
public enum DataElementKind
{
    /// <summary>Free text.</summary>
    S1,

    /// <summary>One of a listed set of words.</summary>
    S2,

    /// <summary>A code of a code table.</summary>
    S3,

    /// <summary>A number.</summary>
    N,

    /// <summary>A day.</summary>
    D,

    /// <summary>A day and time.</summary>
    DT,

    /// <summary>A time of day.</summary>
    T,

    /// <summary>Yes or no.</summary>
    L,

    /// <summary>Bytes.</summary>
    BY,
}

internal sealed class DataElementMap : IEntityTypeConfiguration<DataElement>
{
    public void Configure(EntityTypeBuilder<DataElement> builder)
    {
        builder.Property(element => element.Code).HasMaxLength(32);
        builder.Property(element => element.Name).HasMaxLength(50);
        builder.Property(element => element.Definition).HasMaxLength(500);
        builder.Property(element => element.Format).HasMaxLength(20);
        builder.Property(element => element.Domain).HasMaxLength(40);
        builder.Property(element => element.Standard).HasMaxLength(40);
        builder.HasIndex(element => element.Code).IsUnique();
    }
}
