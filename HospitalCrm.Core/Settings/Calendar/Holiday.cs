using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Settings.Calendar;

/// <summary>A day that is not what its weekday says: 法定节假日, or 调休 (a weekend that is worked).</summary>
public sealed class Holiday : Entity<Holiday>, IAudited
{
    private Holiday()
    {
    }

    public Holiday(DateOnly day, HolidayKind kind, string name)
    {
        Day = day;
        Describe(kind, name);
    }

    public DateOnly Day { get; private set; }

    public HolidayKind Kind { get; private set; }

    public string Name { get; private set; } = "";

    Guid? IAudited.AuditPatient => null;

    public void Describe(HolidayKind kind, string name)
    {
        Kind = kind;
        Name = name;
    }

    public void MoveTo(DateOnly day) => Day = day;
}

public enum HolidayKind
{
    /// <summary>A day off.</summary>
    Off,

    /// <summary>A workday in exchange for a day off.</summary>
    Workday,
}

internal sealed class HolidayMap : IEntityTypeConfiguration<Holiday>
{
    public void Configure(EntityTypeBuilder<Holiday> builder)
    {
        builder.Property(day => day.Name).HasMaxLength(50);
        builder.HasIndex(day => day.Day).IsUnique();
    }
}
