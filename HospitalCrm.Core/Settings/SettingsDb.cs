using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<Department> Departments => Set<Department>();

    public DbSet<Parameter> Parameters => Set<Parameter>();

    public DbSet<NuisanceNumber> NuisanceNumbers => Set<NuisanceNumber>();
}
