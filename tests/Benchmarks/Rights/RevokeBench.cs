using System.Diagnostics;
using HospitalCrm.Benchmarks.FanOut;
using HospitalCrm.Benchmarks.Measuring;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Rights;

/// <summary>
/// A right is taken from a role by another process than the one that serves the pages, which is the slower way: from before it is taken
/// to the render batch that takes the button out of each open page. Then it is given back, and once more.
/// </summary>
internal sealed class RevokeBench : IBench
{
    private const int Tabs = 50;

    public string Name => "revoke";

    public string Summary => "a right taken away → its button gone on 50 open pages: p95 ≤ 2 s";

    public async Task RunAsync(BenchWish wish, Figures figures, CancellationToken ct)
    {
        using var data = await SeededData.CopyAsync(wish.Place, DemoSize.S, figures, ct);
        await Crew.AddAsync(data.Folder, Tabs, ct);
        await using var app = await AppProcess.StartAsync(wish.Place, data.Folder, new Dictionary<string, string>(), ct);
        await using var elsewhere = CoreOn.Data(data.Folder);
        var run = elsewhere.GetRequiredService<UseCaseRunner>();
        var role = await AgentsAsync(elsewhere, ct);
        var (gone, back) = (new List<double>(), new List<double>());
        for (var round = 0; round < (wish.Quick ? 1 : 6); round++)
        {
            // Pages that were just opened: whoever reads batches knows a button only from the one that brought it.
            var tabs = await OpenAsync(app.Address, ct);
            figures.Say($"{Tabs} pages are open");
            gone.AddRange(await ChangeAsync(run, role, tabs, isHeld: false, ct));
            back.AddRange(await ChangeAsync(run, role, tabs, isHeld: true, ct));
            foreach (var tab in tabs)
            {
                await tab.DisposeAsync();
            }
        }

        figures.Print("gone", new Sample(gone));
        figures.Print("back", new Sample(back));
        figures.Judge("p95", new Sample(gone).At(0.95) / 1000, 2, "s");
    }

    private static async Task<List<RightsTab>> OpenAsync(Uri address, CancellationToken ct)
    {
        var tabs = new List<RightsTab>();
        while (tabs.Count < Tabs)
        {
            tabs.AddRange(await Task.WhenAll(Enumerable.Range(tabs.Count, Math.Min(4, Tabs - tabs.Count)).Select(tab => RightsTab.OpenAsync(address, Crew.StaffNo(tab), ct))));
        }

        return tabs;
    }

    private static async Task<double[]> ChangeAsync(UseCaseRunner run, Id<Role> role, List<RightsTab> tabs, bool isHeld, CancellationToken ct)
    {
        var waits = tabs.Select(tab => tab.Await(isHeld)).ToList();
        var began = Stopwatch.GetTimestamp();
        var read = (await run.RunAsync(Actor.Product("bench"), (ReadRoleRights use) => use.HandleAsync(role, ct))).Value!;
        var rights = new Dictionary<string, DataScope>(read.Rights, StringComparer.Ordinal);
        if (!isHeld)
        {
            rights.Remove(PatientPermissions.Register.Code);
        }
        else
        {
            rights[PatientPermissions.Register.Code] = DataScope.All;
        }

        var saved = await run.RunAsync(Actor.Product("bench"), (SaveRoleRights use) => use.HandleAsync(read with { Rights = rights }, ct));
        if (saved.Problem is { } problem)
        {
            throw new BenchFailure($"the right could not be changed: {problem.Code}");
        }

        var all = Task.WhenAll(waits);
        if (await Task.WhenAny(all, Task.Delay(TimeSpan.FromSeconds(30), ct)) != all)
        {
            var faults = tabs.Select(tab => tab.Fault).OfType<string>().Distinct().ToList();
            throw new BenchFailure($"{waits.Count(wait => !wait.IsCompleted)} pages did not {(isHeld ? "get their button back" : "lose their button")} within 30 s; broken circuits: {(faults.Count == 0 ? "none" : string.Join("; ", faults))}");
        }

        var stamps = await all;
        return [.. stamps.Select(stamp => Stopwatch.GetElapsedTime(began, stamp).TotalMilliseconds)];
    }

    private static async Task<Id<Role>> AgentsAsync(ServiceProvider services, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CrmDb>().Roles.Where(role => role.Code == "agent").Select(role => role.Id).SingleAsync(ct);
    }
}
