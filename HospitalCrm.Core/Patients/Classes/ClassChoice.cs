using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Patients.Classes;

/// <summary>Why somebody chose a class by hand. It stands until it is released: no run of the rules touches it.</summary>
public sealed class ClassChoice : Entity<ClassChoice>, IAudited
{
    public const string ReasonPurpose = "ClassChoice.Reason";

    private ClassChoice()
    {
    }

    public ClassChoice(Id<Patient> patient, ClassDimension dimension) => (PatientId, Dimension) = (patient, dimension);

    public Id<Patient> PatientId { get; private set; }

    public ClassDimension Dimension { get; private set; }

    public string Code { get; private set; } = "";

    public Sealed Reason { get; private set; }

    public string By { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    Guid? IAudited.AuditPatient => PatientId.Value;

    public void Choose(string code, Sealed reason, string by, DateTimeOffset at) => (Code, Reason, By, At) = (code, reason, by, at);
}

internal sealed class ClassChoiceMap : IEntityTypeConfiguration<ClassChoice>
{
    public void Configure(EntityTypeBuilder<ClassChoice> builder)
    {
        builder.ToTable("ClassChoices");
        builder.Property(choice => choice.Code).HasMaxLength(32);
        builder.Property(choice => choice.By).HasMaxLength(32);
        builder.HasIndex(choice => new { choice.PatientId, choice.Dimension }).IsUnique();
        builder.HasOne<Patient>().WithMany().HasForeignKey(choice => choice.PatientId).OnDelete(DeleteBehavior.Restrict);
    }
}
