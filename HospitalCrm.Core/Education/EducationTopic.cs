using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Education;

/// <summary>健康资讯类型 (S4-6.4), with the several audiences it is meant for.</summary>
public sealed class EducationTopic : Entity<EducationTopic>, IAudited
{
    private EducationTopic()
    {
    }

    public EducationTopic(int number) => Number = number;

    /// <summary>编号, given by the product.</summary>
    public int Number { get; private set; }

    public string Name { get; private set; } = "";

    public EducationKind Kind { get; private set; }

    /// <summary>说明.</summary>
    public string Note { get; private set; } = "";

    /// <summary>设定人, a staff number.</summary>
    public string SetBy { get; private set; } = "";

    /// <summary>设定时间.</summary>
    public DateTimeOffset SetAt { get; private set; }

    /// <summary>As <see cref="Audience.Write"/> writes them.</summary>
    public string Audiences { get; private set; } = "";

    public int AudienceCount { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, EducationKind kind, string note) => (Name, Kind, Note) = (name, kind, note);

    public void MeanFor(IReadOnlyList<Audience> audiences, string by, DateTimeOffset at) =>
        (Audiences, AudienceCount, SetBy, SetAt) = (Audience.Write(audiences), audiences.Count, by, at);
}

public enum EducationKind
{
    /// <summary>健康常识.</summary>
    Knowledge,

    /// <summary>疾病预防.</summary>
    Prevention,

    /// <summary>特定条件（天气、流行期）提醒.</summary>
    Condition,
}

internal sealed class EducationTopicMap : IEntityTypeConfiguration<EducationTopic>
{
    public void Configure(EntityTypeBuilder<EducationTopic> builder)
    {
        builder.ToTable("EducationTopics");
        builder.Property(topic => topic.Name).HasMaxLength(50);
        builder.Property(topic => topic.Note).HasMaxLength(500);
        builder.Property(topic => topic.SetBy).HasMaxLength(32);
        builder.Property(topic => topic.Audiences).HasMaxLength(Audience.LongestText);
        builder.HasIndex(topic => topic.Number).IsUnique();
    }
}
