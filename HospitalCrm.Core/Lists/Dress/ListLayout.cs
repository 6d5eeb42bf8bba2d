using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Lists.Dress;

/// <summary>Which columns of a list somebody wants to see.</summary>
public sealed class ListLayout
{
    private ListLayout()
    {
    }

    public ListLayout(string staffNo, string list, IReadOnlyList<string> columns)
    {
        StaffNo = staffNo;
        List = list;
        Choose(columns);
    }

    public string StaffNo { get; private set; } = "";

    public string List { get; private set; } = "";

    /// <summary>Names, comma-separated, in the order shown.</summary>
    public string Columns { get; private set; } = "";

    public void Choose(IReadOnlyList<string> columns) => Columns = string.Join(',', columns);
}

internal sealed class ListLayoutMap : IEntityTypeConfiguration<ListLayout>
{
    public void Configure(EntityTypeBuilder<ListLayout> builder)
    {
        builder.HasKey(layout => new { layout.StaffNo, layout.List });
        builder.Property(layout => layout.StaffNo).HasMaxLength(32);
        builder.Property(layout => layout.List).HasMaxLength(60);
        builder.Property(layout => layout.Columns).HasMaxLength(1000);
    }
}
