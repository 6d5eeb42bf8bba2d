using HospitalCrm.Core.Encounters;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<Encounter> Encounters => Set<Encounter>();
}
