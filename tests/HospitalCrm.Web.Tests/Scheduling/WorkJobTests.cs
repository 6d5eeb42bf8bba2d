using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Scheduling;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Web.Tests.Scheduling;

public sealed class WorkJobTests
{
    [Fact]
    public async Task A_run_is_recorded_with_what_it_handled()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddScoped<GoodWork>());

        await RunAsync<GoodWork>(hospital);

        var run = await hospital.WithDbAsync(db => db.WorkRuns.SingleAsync());
        Assert.Equal(("test.good", 7, null), (run.Work, run.Handled, run.Failure));
        Assert.NotNull(run.EndedAt);
    }

    [Fact]
    public async Task A_work_that_fails_is_recorded_by_kind_and_throws_nothing()
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddScoped<BadWork>());

        await RunAsync<BadWork>(hospital);

        var run = await hospital.WithDbAsync(db => db.WorkRuns.SingleAsync());
        Assert.Equal(nameof(InvalidOperationException), run.Failure);
        Assert.Empty(await hospital.WithDbAsync(db => db.Drafts.ToListAsync()));
    }

    private static Task RunAsync<TWork>(TestHospital hospital)
        where TWork : class, IScheduledWork =>
        new WorkJob<TWork>(hospital.Services.GetRequiredService<IServiceScopeFactory>(), hospital.Clock, NullLogger<WorkJob<TWork>>.Instance).RunAsync(default);

    private sealed class GoodWork(CurrentActor actor) : IScheduledWork
    {
        public static string Name => "test.good";

        public static string DefaultCron => "0 0 3 * * ?";

        public Task<int> RunAsync(CancellationToken ct) => Task.FromResult(actor.Value.StaffNo == "clock" ? 7 : 0);
    }

    private sealed class BadWork(CrmDb db) : IScheduledWork
    {
        public static string Name => "test.bad";

        public static string DefaultCron => "0 0 3 * * ?";

        public Task<int> RunAsync(CancellationToken ct)
        {
            db.Drafts.Add(new("nobody", "left-over", new([1]), TestHospital.Monday));
            throw new InvalidOperationException("on purpose");
        }
    }
}
