using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>
/// A copy of a database that is being written, as it was at one moment. The source is held in one read transaction, so writers, in this
/// process or in another, neither wait for the copy nor make it start again.
/// </summary>
internal static class SqliteSnapshot
{
    private const int PagesAtOnce = 256;
    private const int PageSize = 4096;

    public static void Take(string source, string copy, BackupPace pace)
    {
        using var from = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = source, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        from.Open();
        Tell(from, "PRAGMA busy_timeout=10000");
        Tell(from, "BEGIN");
        Tell(from, "SELECT count(*) FROM sqlite_master");
        using (var to = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString()))
        {
            to.Open();

            // Worthless after a crash, and thrown away then.
            Tell(to, "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-4096;");
            using var file = File.OpenHandle(copy, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            CopyPages(from, to, () => pace.Wrote(PagesAtOnce * PageSize, file));
        }

        Tell(from, "ROLLBACK");

        // What the log grew by meanwhile goes into the database here, in the background, and not in somebody's commit.
        Tell(from, "PRAGMA wal_checkpoint(PASSIVE)");
    }

    /// <summary>Reads a finished copy without leaving anything beside it.</summary>
    public static SqliteConnection OpenCopy(string copy)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = UriOf(copy), Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    public static string UriOf(string copy) => new Uri(Path.GetFullPath(copy)).AbsoluteUri + "?immutable=1";

    private static void CopyPages(SqliteConnection from, SqliteConnection to, Action copied)
    {
        using var backup = raw.sqlite3_backup_init(to.Handle, "main", from.Handle, "main");
        var answer = backup.IsInvalid ? raw.sqlite3_errcode(to.Handle) : raw.SQLITE_OK;
        while (answer == raw.SQLITE_OK)
        {
            answer = raw.sqlite3_backup_step(backup, PagesAtOnce);
            copied();
        }

        if (answer != raw.SQLITE_DONE)
        {
            throw answer is raw.SQLITE_FULL or raw.SQLITE_IOERR
                ? new IOException($"no room for a copy of the database in {Path.GetDirectoryName(to.DataSource)}")
                : new SqliteException("The database cannot be copied: " + raw.sqlite3_errstr(answer).utf8_to_string(), answer);
        }
    }

    private static void Tell(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteScalar();
    }
}
