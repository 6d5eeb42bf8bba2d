using HospitalCrm.Core.Operations;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<Backup> Backups => Set<Backup>();
}
