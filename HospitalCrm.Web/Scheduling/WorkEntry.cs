using HospitalCrm.Core.Kernel;
using Quartz;

namespace HospitalCrm.Web.Scheduling;

/// <summary>One scheduled work as the clock knows it.</summary>
/// <param name="JobType">The closed <see cref="WorkJob{TWork}"/>.</param>
public sealed record WorkEntry(string Name, string DefaultCron, Type JobType)
{
    /// <summary>The parameter that overrides the cron.</summary>
    public string CronParameter => $"work.{Name}.cron";

    public JobKey JobKey => new(Name, "work");

    public TriggerKey TriggerKey => new(Name, "work");

    public static WorkEntry Of<TWork>()
        where TWork : class, IScheduledWork =>
        new(TWork.Name, TWork.DefaultCron, typeof(WorkJob<TWork>));
}
