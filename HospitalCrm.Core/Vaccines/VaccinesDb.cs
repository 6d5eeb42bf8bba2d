using HospitalCrm.Core.Vaccines;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<Vaccine> Vaccines => Set<Vaccine>();

    public DbSet<VaccineEdition> VaccineEditions => Set<VaccineEdition>();

    public DbSet<KnownDose> KnownDoses => Set<KnownDose>();

    public DbSet<VaccineHold> VaccineHolds => Set<VaccineHold>();

    public DbSet<VaccineDue> VaccineDues => Set<VaccineDue>();

    public DbSet<VaccineChild> VaccineChildren => Set<VaccineChild>();
}
