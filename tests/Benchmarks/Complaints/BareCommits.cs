using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace HospitalCrm.Benchmarks.Complaints;

/// <summary>The least a save could cost: as many bytes in one prepared insert and one commit that is on the disk, in a file beside the product's.</summary>
internal sealed class BareCommits : IAsyncDisposable
{
    /// <summary>About what a complaint, its history, its clocks, four messages and their audit weigh.</summary>
    private const int Bytes = 6_000;

    private readonly SqliteConnection _connection;
    private readonly byte[] _row = new byte[Bytes];

    private BareCommits(string folder) => _connection = new($"Data Source={Path.Combine(folder, "bare.db")}");

    public static async Task<BareCommits> OpenAsync(string folder, CancellationToken ct)
    {
        var bare = new BareCommits(folder);
        await bare._connection.OpenAsync(ct);
        await using var command = bare._connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE Rows (Row BLOB NOT NULL);";
        await command.ExecuteNonQueryAsync(ct);
        return bare;
    }

    public async Task<double> CommitAsync(CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        await using var command = _connection.CreateCommand();
        command.CommandText = "INSERT INTO Rows (Row) VALUES ($row)";
        command.Parameters.AddWithValue("$row", _row);
        await command.ExecuteNonQueryAsync(ct);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
