using System.Diagnostics;
using Npgsql;

namespace HospitalCrm.Core.Tests;

/// <summary>
/// A temporary PostgreSQL of this test run, reached by a socket in its own folder, so that it needs no port. It ends with the process
/// that started it, even when that is killed: its keeper reads our end of a pipe.
/// </summary>
public sealed class PostgresCluster
{
    private const string Keeper = """
        "$0/postgres" -D "$1/data" -k "$1" -c listen_addresses= -c fsync=off -c full_page_writes=off -c max_connections=300 -c shared_buffers=64MB >"$1/log" 2>&1 </dev/null &
        server=$!
        read -r _
        kill -QUIT $server
        wait $server
        rm -rf "$1"
        """;

    private static readonly Lazy<Task<PostgresCluster>> Shared = new(StartAsync);

    private readonly string _folder;

    // Held open: when it closes, the keeper stops the server.
    private readonly Process _keeper;

    private PostgresCluster(string folder, Process keeper)
    {
        _folder = folder;
        _keeper = keeper;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => _keeper.StandardInput.Close();
    }

    public static Task<PostgresCluster> OfThisRunAsync() => Shared.Value;

    public string Connection(string database) =>
        new NpgsqlConnectionStringBuilder { Host = _folder, Username = "crm", Database = database, MaxPoolSize = 40, IncludeErrorDetail = true }.ConnectionString;

    public async Task ExecuteAsync(string sql, string database = "postgres")
    {
        await using var connection = new NpgsqlConnection(Connection(database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<PostgresCluster> StartAsync()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Max()
            : null;
        Assert.True(programs is not null, "PostgreSQL is not installed: apt-get install postgresql (./check does it as root).");

        // A short path: a socket's name may have 107 characters. A folder of the server's own user, which may not be ours.
        var folder = (await RunAsync("mktemp", "-d", "/tmp/crm-pg-XXXXXX")).Trim();
        await RunAsync(Path.Combine(programs!, "initdb"), "-D", folder + "/data", "-U", "crm", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        await RunAsync("chmod", "0755", folder);
        var keeper = Process.Start(AsServerUser("sh", "-c", Keeper, programs!, folder))!;
        var cluster = new PostgresCluster(folder, keeper);
        await cluster.AnsweringAsync();
        return cluster;
    }

    private async Task AnsweringAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await ExecuteAsync("SELECT 1");
                return;
            }
            catch (NpgsqlException) when (attempt < 300 && !_keeper.HasExited)
            {
                await Task.Delay(100);
            }
        }
    }

    private static async Task<string> RunAsync(params string[] command)
    {
        using var process = Process.Start(AsServerUser(command))!;
        process.StandardInput.Close();
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, $"{string.Join(' ', command)}: {await errors}");
        return output;
    }

    /// <summary>The server refuses to run as root; everybody else runs it himself.</summary>
    private static ProcessStartInfo AsServerUser(params string[] command)
    {
        var whole = new List<string>(command);
        if (Environment.IsPrivilegedProcess)
        {
            whole.InsertRange(0, ["runuser", "-u", "postgres", "--"]);
        }

        return new(whole[0], whole[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/tmp",
        };
    }
}
