using HospitalCrm.Core.Archive;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<ArchiveLink> ArchiveLinks => Set<ArchiveLink>();
}
