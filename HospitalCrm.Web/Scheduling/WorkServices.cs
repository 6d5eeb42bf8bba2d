using System.Reflection;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Operations;
using HospitalCrm.Web.Hosting;
using Quartz;

namespace HospitalCrm.Web.Scheduling;

internal static class WorkServices
{
    private static readonly MethodInfo AddOne = typeof(WorkServices).GetMethod(nameof(AddWork))!;

    /// <summary>Schedules one work; Core's own are found by <see cref="AddSchedule"/>.</summary>
    public static IServiceCollection AddWork<TWork>(this IServiceCollection services)
        where TWork : class, IScheduledWork =>
        services.AddScoped<TWork>().AddTransient<WorkJob<TWork>>().AddSingleton(WorkEntry.Of<TWork>());

    public static void AddSchedule(this IServiceCollection services, HospitalSettings settings, TimeProvider clock)
    {
        foreach (var work in typeof(IScheduledWork).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IScheduledWork))))
        {
            AddOne.MakeGenericMethod(work).Invoke(null, [services]);
        }

        services.AddQuartz(quartz =>
        {
            quartz.UseTimeProvider(clock);
            quartz.ConfigureScheduler(options =>
            {
                options.InstanceName = "crm";
                options.GenerateInstanceId = true;
                options.DefaultTimeZone = HospitalZone.Info;
            });
            if (settings.Data.UsePostgres)
            {
                quartz.UsePersistentStore(store =>
                {
                    store.ProvisionSchema();
                    store.UsePostgres(settings.Data.ConnectionString!);
                    store.UseClustering(cluster => cluster.CheckinInterval = TimeSpan.FromSeconds(5));
                });
            }
        });

        // Stopping waits for running work, but not longer than a stop may take.
        services.AddQuartzHostedService(options =>
        {
            options.WaitForJobsToComplete = true;
            options.AwaitApplicationStarted = true;
        });
        services.AddHostedService<WorkSchedule>();
        services.AddSingleton<IWorkTimetable, WorkTimetable>();
    }
}
