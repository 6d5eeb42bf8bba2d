using HospitalCrm.Core.Complaints.Learning;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<CorrectiveAction> CorrectiveActions => Set<CorrectiveAction>();

    public DbSet<CorrectiveStep> CorrectiveSteps => Set<CorrectiveStep>();

    public DbSet<CorrectiveSource> CorrectiveSources => Set<CorrectiveSource>();

    public DbSet<ComplaintMeeting> ComplaintMeetings => Set<ComplaintMeeting>();

    public DbSet<MonthlyReview> MonthlyReviews => Set<MonthlyReview>();
}
