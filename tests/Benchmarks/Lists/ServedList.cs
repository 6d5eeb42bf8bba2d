using System.Diagnostics;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Lists;

/// <summary>The list as a page asks for it: through the one door, with rights, row scope, masks and the entry in the access log.</summary>
internal sealed class ServedList(string folder) : IAsyncDisposable
{
    private static readonly Actor Reader = Actor.Product("bench");

    private readonly ServiceProvider _services = CoreOn.Data(folder);

    public async Task PrepareAsync(CancellationToken ct) => await _services.GetRequiredService<Core.Data.DatabaseSetup>().PrepareAsync(ct);

    public async Task<int> TotalAsync(CancellationToken ct) => (int)await CountAsync(new("total", 0, () => new()) { IsCount = true }, ct);

    /// <summary>Milliseconds of one question.</summary>
    public async Task<double> AskAsync(ListCase asked, CancellationToken ct)
    {
        var query = asked.Next();
        var run = _services.GetRequiredService<UseCaseRunner>();
        var began = Stopwatch.GetTimestamp();
        var problem = asked.IsCount
            ? (await run.CountAsync(Reader, PatientList.Definition, query, ct)).Problem
            : (await run.ReadAsync(Reader, PatientList.Definition, query, ct)).Problem;
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return problem is null ? took : throw new BenchFailure($"{asked.Name}: {problem.Code}");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<long> CountAsync(ListCase asked, CancellationToken ct) =>
        (await _services.GetRequiredService<UseCaseRunner>().CountAsync(Reader, PatientList.Definition, asked.Next(), ct)).Value;
}
