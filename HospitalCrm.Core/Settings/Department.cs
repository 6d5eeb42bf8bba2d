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

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    Guid? IAudited.AuditPatient => null;
}

internal sealed class DepartmentMap : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.Property(department => department.Code).HasMaxLength(32);
        builder.Property(department => department.Name).HasMaxLength(50);
        builder.HasIndex(department => department.Code).IsUnique();
    }
}
