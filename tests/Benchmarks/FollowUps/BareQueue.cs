using System.Data.Common;
using System.Diagnostics;
using HospitalCrm.Core.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.FollowUps;

/// <summary>The least a page of the queue could cost: one prepared SELECT of twenty rows by rank on one open connection.</summary>
internal sealed class BareQueue : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly DbCommand _command;

    private BareQueue(AsyncServiceScope scope, DbCommand command) => (_scope, _command) = (scope, command);

    public static async Task<BareQueue> OpenAsync(ServiceProvider services, CancellationToken ct)
    {
        var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await db.Database.OpenConnectionAsync(ct);
        var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = """SELECT "Id", "PatientId", "DueOn", "State" FROM "FollowUpTasks" WHERE "QueueRank" IS NOT NULL ORDER BY "QueueRank", "Id" LIMIT 20""";
        return new(scope, command);
    }

    public async Task<double> ReadAsync(CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await using var reader = await _command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            _ = reader.GetString(3);
        }

        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    public async ValueTask DisposeAsync()
    {
        await _command.DisposeAsync();
        await _scope.DisposeAsync();
    }
}
