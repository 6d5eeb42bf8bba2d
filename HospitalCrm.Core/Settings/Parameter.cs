using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Settings;

/// <summary>系统参数: a value the hospital set; what is not here comes from the configuration file or the product's default.</summary>
public sealed class Parameter(string key, string value) : IAudited
{
    public string Key { get; private set; } = key;

    public string Value { get; private set; } = value;

    Guid? IAudited.AuditPatient => null;

    public void Set(string value) => Value = value;
}

internal sealed class ParameterMap : IEntityTypeConfiguration<Parameter>
{
    /// <summary>No parameter is declared longer: a test compares them all.</summary>
    internal const int LongestValue = 2_000;

    public void Configure(EntityTypeBuilder<Parameter> builder)
    {
        builder.HasKey(parameter => parameter.Key);
        builder.Property(parameter => parameter.Key).HasMaxLength(80);
        builder.Property(parameter => parameter.Value).HasMaxLength(LongestValue).IsConcurrencyToken();
    }
}
