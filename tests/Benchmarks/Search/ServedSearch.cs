using System.Diagnostics;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Search;

/// <summary>The search as the box asks for it, and the question to the database alone.</summary>
internal sealed class ServedSearch(string folder) : IAsyncDisposable
{
    private static readonly Actor Reader = Actor.Product("bench");

    private readonly ServiceProvider _services = CoreOn.Data(folder);

    public Task PrepareAsync(CancellationToken ct) => _services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);

    /// <summary>Milliseconds of the question, from a fresh scope to the rows; nothing is written down.</summary>
    public async Task<double> QueryAsync(string typed, CancellationToken ct)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Reader;
        await scope.ServiceProvider.GetRequiredService<PatientSight>().PrepareAsync(scope.ServiceProvider.GetRequiredService<ListTools>());
        var began = Stopwatch.GetTimestamp();
        await scope.ServiceProvider.GetRequiredService<PatientFinder>().FindAsync(typed, Reach.Everything, SearchPatients.Most, ct);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Milliseconds through the one door, with the entry in the audit on the disk.</summary>
    public async Task<double> ServeAsync(string typed, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await _services.GetRequiredService<UseCaseRunner>().RunAsync(Reader, (SearchPatients use) => use.HandleAsync(typed, ct));
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return outcome.Problem is null ? took : throw new BenchFailure($"search: {outcome.Problem.Code}");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
