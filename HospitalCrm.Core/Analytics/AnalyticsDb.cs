using HospitalCrm.Core.Analytics;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<ResourceDay> ResourceDays => Set<ResourceDay>();
}
