using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.FollowUps.Alerts;
using HospitalCrm.Core.FollowUps.Doors;
using HospitalCrm.Core.FollowUps.Planning;
using HospitalCrm.Core.FollowUps.Plans;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data;

public abstract partial class CrmDb
{
    public DbSet<FollowUpTask> FollowUpTasks => Set<FollowUpTask>();

    public DbSet<FollowUpAttempt> FollowUpAttempts => Set<FollowUpAttempt>();

    public DbSet<FollowUpRecord> FollowUpRecords => Set<FollowUpRecord>();

    public DbSet<FollowUpPlan> FollowUpPlans => Set<FollowUpPlan>();

    public DbSet<DischargeMark> DischargeMarks => Set<DischargeMark>();

    public DbSet<ClinicalAlert> ClinicalAlerts => Set<ClinicalAlert>();

    public DbSet<FollowUpLink> FollowUpLinks => Set<FollowUpLink>();

    public DbSet<FollowUpQuestion> FollowUpQuestions => Set<FollowUpQuestion>();
}
