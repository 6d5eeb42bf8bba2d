using HospitalCrm.Core.Integration.Feeds;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<HisRow> HisRows => Set<HisRow>();

    public DbSet<QuarantinedRow> QuarantinedRows => Set<QuarantinedRow>();

    public DbSet<HisFeed> HisFeeds => Set<HisFeed>();
}
