using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>The database that is to be replaced, held so that no other process can write what would then be lost.</summary>
internal sealed class SqliteOriginal : IDisposable
{
    private readonly SqliteConnection _connection;
    private bool _isReplaced;

    public SqliteOriginal(string file)
    {
        _connection = new($"Data Source={file};Mode=ReadWrite;Pooling=False;Default Timeout=3");
        _connection.Open();
        try
        {
            // Leaving WAL fails as long as anybody else has the file open, and leaves no log that could be taken for the new file's.
            // The exclusive lock outlives the transaction, and only without one can the file be copied.
            Tell("PRAGMA journal_mode=DELETE; PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT;");
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

    /// <summary>The file that is held is nobody's any more.</summary>
    public void ReplaceBy(string file)
    {
        File.Move(file, _connection.DataSource, overwrite: true);
        _isReplaced = true;
    }

    public void Dispose()
    {
        if (!_isReplaced)
        {
            Tell("PRAGMA locking_mode=NORMAL; PRAGMA journal_mode=WAL;");
        }

        _connection.Dispose();
    }

    private void Tell(string sql)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
