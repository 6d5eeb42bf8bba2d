using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Settings.Guides;

/// <summary>检查导诊: an examination, where it is done, and what to heed (S4-6.2). The notes are sent to patients.</summary>
public sealed class ExamItem : Entity<ExamItem>, IAudited
{
    private ExamItem()
    {
    }

    public ExamItem(string code) => Code = code;

    /// <summary>项目编号. Never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public string? DepartmentCode { get; private set; }

    public string Notes { get; private set; } = "";

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, string? departmentCode, string notes)
    {
        Name = name;
        DepartmentCode = departmentCode;
        Notes = notes;
    }
}

internal sealed class ExamItemMap : IEntityTypeConfiguration<ExamItem>
{
    public void Configure(EntityTypeBuilder<ExamItem> builder)
    {
        builder.Property(item => item.Code).HasMaxLength(32);
        builder.Property(item => item.Name).HasMaxLength(50);
        builder.Property(item => item.DepartmentCode).HasMaxLength(32);
        builder.Property(item => item.Notes).HasMaxLength(500);
        builder.HasIndex(item => item.Code).IsUnique();
    }
}
