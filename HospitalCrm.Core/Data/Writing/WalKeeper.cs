using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Data.Writing;

/// <summary>
/// Brings SQLite's write-ahead log into the database beside the work (docs/adr/0051). Otherwise every few commits one of them does it for
/// all, and whoever waits for that one waits for thousands of pages too.
/// </summary>
public sealed partial class WalKeeper(DataOptions options, WriteGate gate, ILogger<WalKeeper> logger) : IDisposable
{
    /// <summary>Pages (4 KiB) after which a commit does it after all: another process writes, or nobody keeps.</summary>
    internal const int Backstop = 60_000;

    /// <summary>Beyond it the log is to begin anew, or it would grow as long as anybody writes.</summary>
    private const int LongLog = 16_000;

    // Often enough that the log stays short; seldom enough that a page written by every commit is copied once for many of them.
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    private SqliteConnection? _own;

    public async Task RunAsync(CancellationToken ct)
    {
        while (!options.UsePostgres && !ct.IsCancellationRequested)
        {
            try
            {
                await TurnAsync(ct);
            }
            catch (Exception failure) when (!ct.IsCancellationRequested)
            {
                // A full disk, a locked file: the commits' own backstop is still there.
                LogFailed(logger, failure.GetType().Name);
                Dispose();
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(Beat, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <returns>Pages in the log, and how many of them lie in the database too.</returns>
    internal async Task<(int Log, int Kept)> TurnAsync(CancellationToken ct)
    {
        _own ??= Open();
        var state = Checkpoint(_own);
        if (state.Log > LongLog && state.Kept == state.Log)
        {
            // What was written meanwhile is little; with nobody writing, the log is whole in the database and the next commit begins it anew.
            using var pass = await gate.EnterAsync(ct);
            state = Checkpoint(_own);
        }

        return state;
    }

    public void Dispose()
    {
        _own?.Dispose();
        _own = null;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = options.SqliteFile, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        try
        {
            connection.Open();
            using var tell = connection.CreateCommand();

            // Whoever holds the lock of checkpoints is doing the work already.
            tell.CommandText = "PRAGMA synchronous=FULL; PRAGMA busy_timeout=0; PRAGMA cache_size=-256;";
            tell.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Passive: waits for no reader and holds up no writer.</summary>
    private static (int Log, int Kept) Checkpoint(SqliteConnection connection)
    {
        using var ask = connection.CreateCommand();
        ask.CommandText = "PRAGMA wal_checkpoint(PASSIVE)";
        using var answer = ask.ExecuteReader();
        return answer.Read() ? (answer.GetInt32(1), answer.GetInt32(2)) : (0, 0);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "the write-ahead log was not brought in and is tried again: {Failure}")]
    private static partial void LogFailed(ILogger logger, string failure);
}
