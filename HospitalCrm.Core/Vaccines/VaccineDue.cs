using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Vaccines;

/// <summary>
/// A dose a child still needs, with the days it is near, due and overdue: worked out when facts change, never when it is read. Only what
/// comes due within <see cref="VaccinePlanner.Horizon"/> stands here.
/// </summary>
public sealed class VaccineDue : Entity<VaccineDue>
{
    private VaccineDue()
    {
    }

    public VaccineDue(Id<Patient> patient, PlannedDose dose)
    {
        (PatientId, Vaccine, DoseNo) = (patient, dose.Key.Vaccine, dose.Key.No);
        (DueOn, CompleteBefore, OverdueOn, EndsOn, HeldUntil, IsPaid) = (dose.DueOn, dose.CompleteBefore, dose.OverdueOn, dose.EndsOn, dose.HeldUntil, dose.Dose.IsPaid);

        // What is given on the day of birth is given where the child is born: nobody is called in for it.
        if (dose.Dose.Months == 0)
        {
            AskedOn = dose.DueOn;
            RemindedOn = dose.Dose.Before is { Unit: 'h' } ? dose.OverdueOn : null;
        }
    }

    public Id<Patient> PatientId { get; private set; }

    public string Vaccine { get; private set; } = "";

    public int DoseNo { get; private set; }

    public DateOnly DueOn { get; private set; }

    public DateOnly? CompleteBefore { get; private set; }

    public DateOnly OverdueOn { get; private set; }

    /// <summary>From here on it is not made up for.</summary>
    public DateOnly EndsOn { get; private set; }

    public DateOnly? HeldUntil { get; private set; }

    /// <summary>自费: told only to those who agreed to such messages.</summary>
    public bool IsPaid { get; private set; }

    /// <summary>The day it was due when the family was told of it.</summary>
    public DateOnly? AskedOn { get; private set; }

    /// <summary>The day it was overdue from when the family was told so.</summary>
    public DateOnly? RemindedOn { get; private set; }

    public void Ask() => AskedOn = DueOn;

    public void Remind() => RemindedOn = OverdueOn;

    /// <summary>What the family was told before still holds, unless the day has moved far.</summary>
    internal VaccineDue Carry(VaccineDue before, int farDays)
    {
        AskedOn ??= Near(before.AskedOn, DueOn, farDays);
        RemindedOn ??= Near(before.RemindedOn, OverdueOn, farDays);
        return this;
    }

    internal bool Says(VaccineDue other) =>
        (DueOn, CompleteBefore, OverdueOn, EndsOn, HeldUntil, IsPaid) == (other.DueOn, other.CompleteBefore, other.OverdueOn, other.EndsOn, other.HeldUntil, other.IsPaid);

    private static DateOnly? Near(DateOnly? told, DateOnly now, int farDays) => told is { } day && now.DayNumber - day.DayNumber <= farDays ? day : null;
}

internal sealed class VaccineDueMap : IEntityTypeConfiguration<VaccineDue>
{
    public void Configure(EntityTypeBuilder<VaccineDue> builder)
    {
        builder.Property(due => due.Vaccine).HasMaxLength(16);
        builder.HasIndex(due => new { due.PatientId, due.Vaccine, due.DoseNo }).IsUnique();

        // What the list sorts and filters by, all of it: a page and its total are found inside the index.
        builder.HasIndex(due => new { due.DueOn, due.Id, due.OverdueOn, due.HeldUntil, due.EndsOn, due.Vaccine });
        builder.HasIndex(due => due.OverdueOn);
        builder.HasOne<Patient>().WithMany().HasForeignKey(due => due.PatientId).OnDelete(DeleteBehavior.Cascade);
    }
}
