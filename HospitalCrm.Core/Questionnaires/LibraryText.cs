using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>A ready text of a library: one click puts it into the record.</summary>
public sealed class LibraryText : Entity<LibraryText>, IAudited
{
    public const int Longest = 100;

    private LibraryText()
    {
    }

    public LibraryText(LibraryKind kind, string? builtIn = null) => (Kind, BuiltIn) = (kind, builtIn);

    public LibraryKind Kind { get; private set; }

    /// <summary>The department or ward whose it is; null: everybody's.</summary>
    public string? DepartmentCode { get; private set; }

    public string Text { get; private set; } = "";

    public int Order { get; private set; }

    public bool IsOff { get; private set; }

    /// <summary>What the product knows it by; null for the hospital's own.</summary>
    public string? BuiltIn { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string? department, string text, int order, bool isOff) => (DepartmentCode, Text, Order, IsOff) = (department, text, order, isOff);

    /// <summary>What came with the product would come again: it is switched off instead.</summary>
    public void DemandRemovable()
    {
        if (BuiltIn is not null)
        {
            throw new RuleViolation("Questionnaires.BuiltInStays", Text);
        }
    }
}

internal sealed class LibraryTextMap : IEntityTypeConfiguration<LibraryText>
{
    public void Configure(EntityTypeBuilder<LibraryText> builder)
    {
        builder.Property(text => text.DepartmentCode).HasMaxLength(32);
        builder.Property(text => text.Text).HasMaxLength(LibraryText.Longest);
        builder.Property(text => text.BuiltIn).HasMaxLength(40);
        builder.HasIndex(text => new { text.Kind, text.Order });
    }
}
