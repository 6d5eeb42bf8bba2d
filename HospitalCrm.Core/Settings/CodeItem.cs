using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Settings;

/// <summary>One item of a dictionary.</summary>
public sealed class CodeItem : Entity<CodeItem>, IAudited
{
    private CodeItem()
    {
    }

    public CodeItem(CodeTable table, string code, int order, bool isBuiltIn)
    {
        TableCode = table.Code;
        Code = code;
        Order = order;
        IsBuiltIn = isBuiltIn;
    }

    public string TableCode { get; private set; } = "";

    /// <summary>What patients, complaints, … refer to. Never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public int Order { get; private set; }

    public bool IsEnabled { get; private set; } = true;

    /// <summary>Where a class of a scale begins (years, yuan), or what the item weighs.</summary>
    public int? Value { get; private set; }

    public string? Note { get; private set; }

    /// <summary>Came with the product: renamed and switched off, never deleted.</summary>
    public bool IsBuiltIn { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, int? value, string? note)
    {
        Name = name;
        Value = value;
        Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
    }

    public void Switch(bool isEnabled) => IsEnabled = isEnabled;

    public void PutAt(int order) => Order = order;

    /// <summary>Whoever refers to it refuses in the same transaction.</summary>
    public void Remove()
    {
        if (IsBuiltIn)
        {
            throw new RuleViolation("Settings.BuiltInStays", Name);
        }

        Raise(new CodeItemRemoved(TableCode, Code, Name));
    }
}

/// <summary>An item is about to be deleted. A room that refers to it throws <c>Settings.CodeInUse</c>.</summary>
public sealed record CodeItemRemoved(string Table, string Code, string Name);

internal sealed class CodeItemMap : IEntityTypeConfiguration<CodeItem>
{
    public void Configure(EntityTypeBuilder<CodeItem> builder)
    {
        builder.Property(item => item.TableCode).HasMaxLength(40);
        builder.Property(item => item.Code).HasMaxLength(32);
        builder.Property(item => item.Name).HasMaxLength(50);
        builder.Property(item => item.Note).HasMaxLength(200);
        builder.HasIndex(item => new { item.TableCode, item.Code }).IsUnique();
        builder.HasIndex(item => new { item.TableCode, item.Order });
    }
}
