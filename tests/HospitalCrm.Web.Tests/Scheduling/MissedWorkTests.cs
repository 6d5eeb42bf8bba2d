using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Scheduling;

public sealed class MissedWorkTests
{
    [Fact]
    public async Task Work_that_was_missed_while_the_product_stood_still_runs_once_at_start()
    {
        await using var product = await ServedProduct.StartAsync();
        var twoDaysAgo = product.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddDays(-2);
        await WithDbAsync(product, db =>
        {
            db.WorkRuns.Add(new(PurgeDrafts.Name, twoDaysAgo));
            return db.SaveChangesAsync();
        });

        await product.StopAsync();
        await product.StartAgainAsync();

        Assert.Equal(2, await CountAsync(product, atLeast: 2));
    }

    private static async Task<int> CountAsync(ServedProduct product, int atLeast)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            var count = await WithDbAsync(product, db => db.WorkRuns.CountAsync(run => run.Work == PurgeDrafts.Name, patience.Token));
            if (count >= atLeast)
            {
                return count;
            }

            await Task.Delay(100, patience.Token);
        }
    }

    private static async Task<T> WithDbAsync<T>(ServedProduct product, Func<CrmDb, Task<T>> work)
    {
        await using var scope = product.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        return await work(scope.ServiceProvider.GetRequiredService<CrmDb>());
    }
}
