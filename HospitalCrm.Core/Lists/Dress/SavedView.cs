using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Lists.Dress;

/// <summary>常用查询: filters, order and columns under a name. The question is sealed: an own view may look for a name or a number.</summary>
public sealed class SavedView : Entity<SavedView>
{
    public const string QueryPurpose = "SavedView.Query";

    private SavedView()
    {
    }

    public SavedView(string list, string owner, string name, Sealed query, bool isShared)
    {
        List = list;
        Owner = owner;
        Replace(name, query, isShared);
    }

    public string List { get; private set; } = "";

    public string Owner { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>Everybody who may open the list is offered it.</summary>
    public bool IsShared { get; private set; }

    /// <summary>A <see cref="ViewQuestion"/> as JSON.</summary>
    public Sealed Query { get; private set; }

    public void Replace(string name, Sealed query, bool isShared)
    {
        Name = name;
        Query = query;
        IsShared = isShared;
    }
}

internal sealed class SavedViewMap : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(view => view.List).HasMaxLength(60);
        builder.Property(view => view.Owner).HasMaxLength(32);
        builder.Property(view => view.Name).HasMaxLength(40);
        builder.HasIndex(view => new { view.List, view.Owner, view.Name }).IsUnique();
    }
}
