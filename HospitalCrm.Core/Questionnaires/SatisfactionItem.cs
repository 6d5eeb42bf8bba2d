using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Questionnaires;

/// <summary>满意度项目 (S4-6.6): one thing that is rated, of a department or of staff.</summary>
public sealed class SatisfactionItem : Entity<SatisfactionItem>, IAudited
{
    public const int LongestName = 60;

    private SatisfactionItem()
    {
    }

    public SatisfactionItem(string code, SatisfactionScope scope, bool isBuiltIn) => (Code, Scope, IsBuiltIn) = (code, scope, isBuiltIn);

    /// <summary>编号. What answers are counted by; never changes.</summary>
    public string Code { get; private set; } = "";

    public SatisfactionScope Scope { get; private set; }

    /// <summary>Of 满意度分类.</summary>
    public string ClassCode { get; private set; } = "";

    public string Name { get; private set; } = "";

    public bool IsOff { get; private set; }

    public bool IsBuiltIn { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string classCode, string name, bool isOff) => (ClassCode, Name, IsOff) = (classCode, name, isOff);

    public void DemandRemovable()
    {
        if (IsBuiltIn)
        {
            throw new RuleViolation("Questionnaires.BuiltInStays", Name);
        }
    }
}

public enum SatisfactionScope
{
    /// <summary>科室.</summary>
    Department,

    /// <summary>医护.</summary>
    Staff,
}

internal sealed class SatisfactionItemMap : IEntityTypeConfiguration<SatisfactionItem>
{
    public void Configure(EntityTypeBuilder<SatisfactionItem> builder)
    {
        builder.Property(item => item.Code).HasMaxLength(32);
        builder.Property(item => item.ClassCode).HasMaxLength(32);
        builder.Property(item => item.Name).HasMaxLength(SatisfactionItem.LongestName);
        builder.HasIndex(item => item.Code).IsUnique();
    }
}
