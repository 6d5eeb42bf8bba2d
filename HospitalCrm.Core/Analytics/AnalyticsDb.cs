using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Analytics.Periods;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<ResourceDay> ResourceDays => Set<ResourceDay>();

    public DbSet<CallDaySum> CallDaySums => Set<CallDaySum>();
}
