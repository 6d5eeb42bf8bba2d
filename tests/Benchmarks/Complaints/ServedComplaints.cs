using System.Diagnostics;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Complaints;

/// <summary>The complaints room through the one door, as members of the demo's staff who are signed in.</summary>
internal sealed class ServedComplaints(ServiceProvider services)
{
    public async Task<Actor> SignInAsync(string staffNo, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var found = await (
            from staff in db.Staff
            where staff.StaffNo == staffNo
            join account in db.Users on staff.Id equals account.StaffId
            select new { account.Id, staff.Name }).SingleAsync(ct);
        var session = await services.GetRequiredService<Sessions>().StartAsync(found.Id, TimeProvider.System.GetUtcNow(), ct);
        return new(ActorKind.Staff, staffNo, found.Name) { AccountId = found.Id, SessionId = session };
    }

    public async Task<RegisterAnswer> SaveAsync(Actor agent, ComplaintForm form, CancellationToken ct)
    {
        var outcome = await services.GetRequiredService<UseCaseRunner>().RunAsync(agent, (RegisterComplaint use) => use.HandleAsync(form, ct));
        return outcome.Value ?? throw new BenchFailure($"a complaint was refused: {outcome.Problem?.Code} {string.Join(' ', outcome.Problem?.Fields.Select(field => field.Code) ?? [])}");
    }

    /// <summary>Milliseconds of one save.</summary>
    public async Task<double> TimeSaveAsync(Actor agent, int at, CancellationToken ct)
    {
        var form = ComplaintCrowd.Form(at);
        var began = Stopwatch.GetTimestamp();
        await SaveAsync(agent, form, ct);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Milliseconds of one question to a list.</summary>
    public async Task<double> TimeReadAsync(Actor reader, ListDefinition<ComplaintRow> list, ListQuery query, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var outcome = await services.GetRequiredService<UseCaseRunner>().ReadAsync(reader, list, query, ct);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        return outcome.Problem is { } problem ? throw new BenchFailure($"{list.Name}: {problem.Code}") : took;
    }
}
