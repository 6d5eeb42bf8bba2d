using System.Diagnostics;
using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Lists;

/// <summary>The list as a page asks for it: through the one door, with rights, row scope, masks and the entry in the access log.</summary>
internal sealed class ServedList(string folder) : IAsyncDisposable
{
    private readonly ServiceProvider _services = CoreOn.Data(folder);
    private Actor _reader = Actor.Product("bench");

    public async Task PrepareAsync(CancellationToken ct) => await _services.GetRequiredService<DatabaseSetup>().PrepareAsync(ct);

    /// <summary>From now on somebody reads whose rights end somewhere; he must have an account.</summary>
    public async Task ReadAsAsync(string staffNo, CancellationToken ct)
    {
        await using var scope = _services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var found = await (
            from staff in db.Staff
            where staff.StaffNo == staffNo
            join account in db.Users on staff.Id equals account.StaffId
            select new { account.Id, staff.Name }).SingleAsync(ct);
        var session = await _services.GetRequiredService<Sessions>().StartAsync(found.Id, TimeProvider.System.GetUtcNow(), ct);
        _reader = new(ActorKind.Staff, staffNo, found.Name) { AccountId = found.Id, SessionId = session };
    }

    public async Task<int> TotalAsync(CancellationToken ct) => (int)await CountAsync(new("total", 0, () => new()) { IsCount = true }, ct);

    /// <summary>Milliseconds of one question.</summary>
    public async Task<double> AskAsync(ListCase asked, CancellationToken ct)
    {
        var query = asked.Next();
        var run = _services.GetRequiredService<UseCaseRunner>();
        var began = Stopwatch.GetTimestamp();
        var problem = asked.IsCount
            ? (await run.CountAsync(_reader, PatientList.Definition, query, ct)).Problem
            : (await run.ReadAsync(_reader, PatientList.Definition, query, ct)).Problem;
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return problem is null ? took : throw new BenchFailure($"{asked.Name}: {problem.Code}");
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<long> CountAsync(ListCase asked, CancellationToken ct) =>
        (await _services.GetRequiredService<UseCaseRunner>().CountAsync(_reader, PatientList.Definition, asked.Next(), ct)).Value;
}
