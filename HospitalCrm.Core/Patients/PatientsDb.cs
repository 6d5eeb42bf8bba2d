using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<EmergencyAccess> EmergencyAccesses => Set<EmergencyAccess>();

    public DbSet<Person> Persons => Set<Person>();

    public DbSet<Patient> Patients => Set<Patient>();

    public DbSet<ContactNumber> ContactNumbers => Set<ContactNumber>();

    public DbSet<ContactPerson> ContactPersons => Set<ContactPerson>();

    public DbSet<NameSuffix> NameSuffixes => Set<NameSuffix>();
}
