using HospitalCrm.Core.Notices;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<NoticeMark> NoticeMarks => Set<NoticeMark>();

    public DbSet<LeaderReport> LeaderReports => Set<LeaderReport>();
}
