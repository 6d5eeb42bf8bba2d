using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>数据集 (S3-B.2): which data elements belong together, in order, and which of them must be there.</summary>
public sealed class DataSet : Entity<DataSet>, IAudited
{
    private DataSet()
    {
    }

    public DataSet(string code) => Code = code;

    /// <summary>Never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? Definition { get; private set; }

    /// <summary>The members in order, as people write them: element codes separated by blanks, a star behind those that must be there.</summary>
    public string Members { get; private set; } = "";

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, string? definition, IEnumerable<DataSetMember> members)
    {
        Name = name;
        Definition = definition;
        Members = DataSetMember.Write(members);
    }
}

/// <summary>One member of a data set.</summary>
/// <param name="Element">The element's code.</param>
public sealed record DataSetMember(string Element, bool IsRequired)
{

    public static string Write(IEnumerable<DataSetMember> members) => string.Join(' ', members.Select(member => member.IsRequired ? member.Element + '*' : member.Element));

    public static IReadOnlyList<DataSetMember> Read(string? typed) =>
        [.. TypedWords.Words(typed).Select(word => new DataSetMember(word.TrimEnd('*'), word.EndsWith('*')))];
}

internal sealed class DataSetMap : IEntityTypeConfiguration<DataSet>
{
    public void Configure(EntityTypeBuilder<DataSet> builder)
    {
        builder.ToTable("DataSets");
        builder.Property(set => set.Code).HasMaxLength(32);
        builder.Property(set => set.Name).HasMaxLength(50);
        builder.Property(set => set.Definition).HasMaxLength(500);
        builder.Property(set => set.Members).HasMaxLength(4000);
        builder.HasIndex(set => set.Code).IsUnique();
    }
}
