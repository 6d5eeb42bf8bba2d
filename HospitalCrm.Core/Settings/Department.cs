using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Settings;

/// <summary>科室.</summary>
public sealed class Department : Entity<Department>, IAudited
{
    private Department()
    {
    }

    public Department(string code, string name)
    {
        Code = code;
        Name = name;
    }

    /// <summary>What visits and staff refer to, and what the HIS calls it. Never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    public DepartmentKind? Kind { get; private set; }

    /// <summary>What messages call the sender instead of the hospital's own name: a psychiatric ward never names itself (S3-D.1).</summary>
    public string? MessageName { get; private set; }

    /// <summary>No longer offered for choice; what refers to it still shows its name.</summary>
    public bool IsHidden { get; private set; }

    /// <summary>导诊信息: how a patient finds it (S4-6.1).</summary>
    public string? Guide { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, DepartmentKind? kind, string? messageName)
    {
        Name = name;
        Kind = kind;
        MessageName = string.IsNullOrWhiteSpace(messageName) ? null : messageName.Trim();
    }

    public void Hide(bool isHidden) => IsHidden = isHidden;

    public void GuideTo(string? guide) => Guide = string.IsNullOrWhiteSpace(guide) ? null : guide.Trim();

    /// <summary>Whoever refers to it refuses in the same transaction.</summary>
    public void Remove() => Raise(new DepartmentRemoved(Code, Name));
}

/// <summary>A department is about to be deleted. A room that refers to it throws <c>Settings.DepartmentInUse</c>.</summary>
public sealed record DepartmentRemoved(string Code, string Name);

public enum DepartmentKind
{
    /// <summary>临床: sees patients.</summary>
    Clinical,

    /// <summary>病区: patients lie here.</summary>
    Ward,

    /// <summary>医技: examines.</summary>
    Technical,

    /// <summary>行政.</summary>
    Administrative,

    /// <summary>后勤.</summary>
    Logistic,
}

internal sealed class DepartmentMap : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.Property(department => department.Code).HasMaxLength(32);
        builder.Property(department => department.Name).HasMaxLength(50);
        builder.Property(department => department.MessageName).HasMaxLength(20);
        builder.Property(department => department.Guide).HasMaxLength(500);
        builder.HasIndex(department => department.Code).IsUnique();
    }
}
