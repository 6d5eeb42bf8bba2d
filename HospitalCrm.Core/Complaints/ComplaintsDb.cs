using HospitalCrm.Core.Complaints;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<Complaint> Complaints => Set<Complaint>();

    public DbSet<ComplaintStep> ComplaintSteps => Set<ComplaintStep>();

    public DbSet<ComplaintClock> ComplaintClocks => Set<ComplaintClock>();

    public DbSet<ComplaintCounter> ComplaintCounters => Set<ComplaintCounter>();
}
