using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>The database that is to be replaced, held so that no other process can write what would then be lost.</summary>
internal sealed class SqliteOriginal : IDisposable
{
    private readonly string _file;
    private readonly SqliteConnection _connection;

    public SqliteOriginal(string file)
    {
        _file = file;
        _connection = new($"Data Source={file};Mode=ReadWrite;Pooling=False;Default Timeout=3");
        _connection.Open();
        try
        {
            // Fails as long as anybody else has the file open: in WAL mode every connection holds a share of it.
            Tell("PRAGMA locking_mode=EXCLUSIVE");
            Tell("BEGIN EXCLUSIVE");
        }
        catch (SqliteException refused) when (refused.SqliteErrorCode is raw.SQLITE_BUSY or raw.SQLITE_LOCKED)
        {
            _connection.Dispose();
            throw new InvalidDataException("The database is in use by another process.", refused);
        }
    }

    public void CopyTo(string copy)
    {
        using var target = new SqliteConnection($"Data Source={copy};Pooling=False");
        _connection.BackupDatabase(target);
    }

    /// <summary>Lets go. Nothing was written, so no log stays behind that could be taken for the new file's.</summary>
    public void Release()
    {
        _connection.Dispose();
        if (new FileInfo(_file + "-wal") is { Exists: true, Length: > 0 })
        {
            throw new InvalidDataException("The database was written to while it was being seeded.");
        }

        File.Delete(_file + "-wal");
        File.Delete(_file + "-shm");
    }

    public void Dispose() => _connection.Dispose();

    private void Tell(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
