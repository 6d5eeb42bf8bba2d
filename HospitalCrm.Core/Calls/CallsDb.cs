using HospitalCrm.Core.Calls;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<CallSession> Calls => Set<CallSession>();

    public DbSet<LineEventRecord> LineEvents => Set<LineEventRecord>();

    public DbSet<SeatLogin> SeatLogins => Set<SeatLogin>();

    public DbSet<ContactRecord> ContactRecords => Set<ContactRecord>();
}
