using System.Data.Common;
using HospitalCrm.Core.Data.Writing;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace HospitalCrm.Core.Data;

/// <summary>What every SQLite connection is told: durable to the disk, a page cache that holds the hot indexes, a wait for other processes.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private static readonly string Pragmas =
        "PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA cache_size=-32768; PRAGMA mmap_size=2147483648; PRAGMA temp_store=MEMORY;"
        + $"PRAGMA journal_size_limit=67108864; PRAGMA wal_autocheckpoint={WalKeeper.Backstop};";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
