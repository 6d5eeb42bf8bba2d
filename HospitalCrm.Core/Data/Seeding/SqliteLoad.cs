using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Writing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>
/// Fills a copy of the empty database without journal, waiting or indexes, and puts the finished file in the database's place by a
/// rename. A kill or a power cut on the way leaves the empty database as it was, and a folder that the next load throws away.
/// </summary>
internal sealed class SqliteLoad(DataOptions options, CrmDbServices services, Vault vault) : IBulkLoad
{
    private readonly string _workshop = WorkshopIn(options);

    private string WorkFile => Path.Combine(_workshop, Path.GetFileName(options.SqliteFile));

    public static string WorkshopIn(DataOptions options) => Path.Combine(options.Directory, "seeding");

    public async Task RunAsync(LoadTables tables, Func<WriteRows, Task> fill, Func<CrmDb, Task> mark, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        SqliteConnection.ClearAllPools();
        using (var original = new SqliteOriginal(options.SqliteFile))
        {
            ClearWorkshop();
            Directory.CreateDirectory(_workshop);
            try
            {
                original.CopyTo(WorkFile);
                using (var writer = new SqliteWriter(WorkFile))
                {
                    writer.DropIndexes(tables.All);
                    await fill((table, rows, stop) => Write(writer, table, rows, stop));
                    writer.RestoreIndexes(progress, ct);
                    progress?.Report(new("statistics"));
                    writer.Finish();
                }

                var head = await MarkAsync(mark);
                ct.ThrowIfCancellationRequested();
                Flush();
                original.ReplaceBy(WorkFile);
                if (head is { } reached)
                {
                    services.Head.Advance(reached.Count, reached.Hash);
                }
            }
            finally
            {
                ClearWorkshop();
            }
        }
    }

    private static Task Write(SqliteWriter writer, LoadTable table, IReadOnlyList<object?[]> rows, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        writer.Write(table, rows);
        return Task.CompletedTask;
    }

    /// <summary>The chain's new head waits in the workshop too: it must not get ahead of a database that is not there yet.</summary>
    private async Task<(long Count, byte[] Hash)?> MarkAsync(Func<CrmDb, Task> mark)
    {
        if (File.Exists(services.Head.Path))
        {
            File.Copy(services.Head.Path, Path.Combine(_workshop, Path.GetFileName(services.Head.Path)));
        }

        using var head = new AuditHead(_workshop, vault);
        var gate = new WriteGate(isNeeded: false);
        var model = new DbContextOptionsBuilder<SqliteCrmDb>().UseSqlite($"Data Source={WorkFile};Pooling=False").AddInterceptors(new SqlitePragmas()).Options;
        await using var db = new SqliteCrmDb(model, services with { Gate = gate, Head = head });
        await mark(db);
        return head.Verified();
    }

    private void Flush()
    {
        using var file = File.OpenHandle(WorkFile, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    private void ClearWorkshop()
    {
        if (Directory.Exists(_workshop))
        {
            Directory.Delete(_workshop, recursive: true);
        }
    }
}
