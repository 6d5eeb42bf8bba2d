using HospitalCrm.Core.Complaints.Praise;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<Commendation> Commendations => Set<Commendation>();
}
