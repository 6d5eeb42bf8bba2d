using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Names;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Encounters;

/// <summary>病种: a name some diagnosis has. A small dictionary, so that nobody looks for a word through millions of diagnoses.</summary>
public sealed class Disease : Entity<Disease>
{
    public const int LongestName = 200;

    private Disease()
    {
    }

    public Disease(string name)
    {
        Name = name;
        var initials = Pinyin.Of(name).Initials;
        Initials = initials.Length > LongestName ? initials[..LongestName] : initials;
    }

    /// <summary>Two saves at once may bring a name twice; whoever reads does not mind.</summary>
    public string Name { get; private set; } = "";

    /// <summary>拼音首字母.</summary>
    public string Initials { get; private set; } = "";
}

/// <summary>A diagnosis was written down under this name.</summary>
public sealed record DiseaseNamed(string Name);

internal sealed class DiseaseMap : IEntityTypeConfiguration<Disease>
{
    public void Configure(EntityTypeBuilder<Disease> builder)
    {
        builder.ToTable("Diseases");
        builder.Property(disease => disease.Name).HasMaxLength(Disease.LongestName);
        builder.Property(disease => disease.Initials).HasMaxLength(Disease.LongestName);
        builder.HasIndex(disease => disease.Name);
    }
}
