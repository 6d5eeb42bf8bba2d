using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Patients;

internal sealed class PersonMap : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> builder) => builder.ToTable("Persons");
}

internal sealed class PatientMap : IEntityTypeConfiguration<Patient>
{
    // The words of the query filter below, so that the databases see that the index answers it.
    private const string Alive = "\"DeletedAt\" IS NULL";

    public void Configure(EntityTypeBuilder<Patient> builder)
    {
        builder.Property(patient => patient.Name).HasMaxLength(100);
        builder.Property(patient => patient.NamePinyin).HasMaxLength(NameSpelling.Longest);
        builder.Property(patient => patient.NameInitials).HasMaxLength(NameSpelling.Longest);
        builder.Property(patient => patient.MedicalRecordNo).HasMaxLength(32);
        builder.Property(patient => patient.CardNo).HasMaxLength(32);
        builder.Property(patient => patient.IdType).HasMaxLength(4);
        builder.Property(patient => patient.RestrictedBy).HasMaxLength(32);
        builder.Property(patient => patient.SourceCode).HasMaxLength(40);
        builder.Property(patient => patient.SourceKey).HasMaxLength(64);
        builder.Property(patient => patient.InsuranceCode).HasMaxLength(4);
        builder.Property(patient => patient.NativePlace).HasMaxLength(100);
        builder.Property(patient => patient.EthnicCode).HasMaxLength(4);
        builder.Property(patient => patient.MaritalCode).HasMaxLength(4);
        builder.Property(patient => patient.BloodAbo).HasMaxLength(4);
        builder.Property(patient => patient.BloodRh).HasMaxLength(4);
        builder.Property(patient => patient.DeceasedBy).HasMaxLength(32);
        builder.Property(patient => patient.HealthClass).HasMaxLength(32);
        builder.Property(patient => patient.HealthClassBy).HasMaxLength(32);
        builder.Property(patient => patient.AddressClass).HasMaxLength(32);
        builder.Property(patient => patient.AddressClassBy).HasMaxLength(32);
        builder.Property(patient => patient.ConsumptionClass).HasMaxLength(32);
        builder.Property(patient => patient.ConsumptionClassBy).HasMaxLength(32);
        builder.HasIndex(patient => new { patient.SourceCode, patient.SourceKey }).IsUnique().HasFilter("\"SourceCode\" IS NOT NULL");
        builder.HasIndex(patient => patient.InsuranceNoIndex).HasFilter("\"InsuranceNoIndex\" IS NOT NULL");
        builder.HasIndex(patient => patient.PersonId);
        builder.HasIndex(patient => patient.IdNumberIndex);
        builder.HasIndex(patient => new { patient.IdNumberTail, patient.Id });
        builder.HasIndex(patient => patient.MedicalRecordNo);
        builder.HasIndex(patient => patient.CardNo);

        // The list reads by key and skips the deleted: both stand in one index, so that counting a million touches no row.
        builder.HasIndex(patient => new { patient.DeletedAt, patient.Id });

        // What the list sorts and filters by, with the key behind it: a page is found inside the index. DeletedAt
        // is always null in there; SQLite would fetch the row to look.
        builder.HasIndex(patient => new { patient.LastVisitOn, patient.Id, patient.DeletedAt }).HasFilter(Alive);
        builder.HasIndex(patient => new { patient.BirthOn, patient.Id, patient.DeletedAt }).HasFilter(Alive);
        builder.HasIndex(patient => new { patient.MedicalRecordNo, patient.Id, patient.DeletedAt }).HasFilter(Alive);
        builder.HasIndex(patient => new { patient.Sex, patient.Id, patient.DeletedAt }).HasFilter(Alive);

        builder.HasIndex(patient => new { patient.Kind, patient.Id, patient.DeletedAt }).HasFilter(Alive);
        builder.HasIndex(patient => new { patient.HealthClass, patient.Id, patient.DeletedAt }).HasFilter(Alive + " AND \"HealthClass\" IS NOT NULL");
        builder.HasIndex(patient => new { patient.AddressClass, patient.Id, patient.DeletedAt }).HasFilter(Alive + " AND \"AddressClass\" IS NOT NULL");
        builder.HasIndex(patient => new { patient.ConsumptionClass, patient.Id, patient.DeletedAt }).HasFilter(Alive + " AND \"ConsumptionClass\" IS NOT NULL");

        // What is typed into the search box: the whole and its beginnings, the newest archive first among equals.
        builder.HasIndex(patient => new { patient.NamePinyin, patient.Id, patient.DeletedAt }).IsDescending(false, true, false).HasFilter(Alive);
        builder.HasIndex(patient => new { patient.NameInitials, patient.Id, patient.DeletedAt }).IsDescending(false, true, false).HasFilter(Alive);

        // The few restricted ones: a list that covers them asks for their keys.
        builder.HasIndex(patient => new { patient.DeletedAt, patient.Id }, "IX_Patients_Restricted").HasFilter("\"RestrictedAs\" IS NOT NULL");
        builder.HasQueryFilter(patient => patient.DeletedAt == null);
        builder.HasOne<Person>().WithMany().HasForeignKey(patient => patient.PersonId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(patient => patient.Numbers).WithOne().HasForeignKey(number => number.PatientId);
        builder.HasMany(patient => patient.Contacts).WithOne().HasForeignKey(contact => contact.PatientId);
        builder.Navigation(patient => patient.Numbers).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Navigation(patient => patient.Contacts).UsePropertyAccessMode(PropertyAccessMode.Field);
    }
}

internal sealed class ContactNumberMap : IEntityTypeConfiguration<ContactNumber>
{
    public void Configure(EntityTypeBuilder<ContactNumber> builder)
    {
        builder.Property(number => number.Id).ValueGeneratedNever();
        builder.HasIndex(number => number.NumberIndex);
        builder.HasIndex(number => new { number.NumberTail, number.PatientId });
        builder.HasIndex(number => number.PatientId);
        builder.HasOne<ContactPerson>().WithMany().HasForeignKey(number => number.ContactPersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ContactPersonMap : IEntityTypeConfiguration<ContactPerson>
{
    public void Configure(EntityTypeBuilder<ContactPerson> builder)
    {
        builder.Property(contact => contact.Id).ValueGeneratedNever();
        builder.Property(contact => contact.Name).HasMaxLength(50);
        builder.Property(contact => contact.Relation).HasMaxLength(4);
        builder.HasIndex(contact => contact.PatientId);
    }
}

internal sealed class NameSpellingMap : IEntityTypeConfiguration<NameSpelling>
{
    public void Configure(EntityTypeBuilder<NameSpelling> builder)
    {
        builder.HasKey(spelling => new { spelling.Spelling, spelling.PatientId });
        builder.Property(spelling => spelling.Spelling).HasMaxLength(NameSpelling.Longest);
        builder.HasIndex(spelling => spelling.PatientId);
    }
}

internal sealed class NameSuffixMap : IEntityTypeConfiguration<NameSuffix>
{
    public void Configure(EntityTypeBuilder<NameSuffix> builder)
    {
        builder.HasKey(suffix => new { suffix.Suffix, suffix.PatientId });
        builder.Property(suffix => suffix.Suffix).HasMaxLength(100);
        builder.HasIndex(suffix => suffix.PatientId);
    }
}
