using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>对照: a code a connected system uses, and the standard code it means. As long as it means none it stands on the work list.</summary>
/// <remarks>Its counts change with every batch of rows, so that only who mapped it is audited, by the use cases.</remarks>
public sealed class SourceCode : Entity<SourceCode>
{
    private SourceCode()
    {
    }

    public SourceCode(string source, string domain, string code, DateTimeOffset at)
    {
        Source = source;
        Domain = domain;
        Code = code;
        FirstSeenAt = at;
        LastSeenAt = at;
    }

    /// <summary>The connected system's code.</summary>
    public string Source { get; private set; } = "";

    /// <summary>The value domain's code.</summary>
    public string Domain { get; private set; } = "";

    /// <summary>As the source writes it.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What it means; null while nobody said.</summary>
    public string? Standard { get; private set; }

    /// <summary>In how many rows it came so far.</summary>
    public long Seen { get; private set; }

    public DateTimeOffset FirstSeenAt { get; private set; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public string? MappedBy { get; private set; }

    public void See(long times, DateTimeOffset at)
    {
        Seen += times;
        LastSeenAt = at > LastSeenAt ? at : LastSeenAt;
    }

    public void Means(string? standard, string by)
    {
        Standard = standard;
        MappedBy = standard is null ? null : by;
    }
}

internal sealed class SourceCodeMap : IEntityTypeConfiguration<SourceCode>
{
    public void Configure(EntityTypeBuilder<SourceCode> builder)
    {
        builder.Property(code => code.Source).HasMaxLength(32);
        builder.Property(code => code.Domain).HasMaxLength(40);
        builder.Property(code => code.Code).HasMaxLength(64);
        builder.Property(code => code.Standard).HasMaxLength(32);
        builder.Property(code => code.MappedBy).HasMaxLength(32);
        builder.HasIndex(code => new { code.Source, code.Domain, code.Code }).IsUnique();
        builder.HasIndex(code => new { code.LastSeenAt, code.Id });
    }
}
