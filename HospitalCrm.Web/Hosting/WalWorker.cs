using HospitalCrm.Core.Data.Writing;

namespace HospitalCrm.Web.Hosting;

/// <summary>Keeps the write-ahead log short for as long as the product runs; from when the database is there.</summary>
internal sealed class WalWorker(WalKeeper keeper, Readiness readiness) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WhenReady.WaitAsync(stoppingToken);
        await Task.Run(() => keeper.RunAsync(stoppingToken), CancellationToken.None);
    }
}
