using System.Net;
using System.Net.Sockets;
using static HospitalCrm.Web.Tests.Hosting.CommandProcess;

namespace HospitalCrm.Web.Tests.Hosting;

/// <summary>The program itself, as a process: what it prints and how it exits.</summary>
public sealed class CommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("crm-command-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("serve")]
    [InlineData("seed")]
    [InlineData("staff", "add")]
    [InlineData("phone")]
    [InlineData("audit", "verify")]
    [InlineData("keys", "rotate")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("status")]
    [InlineData("his", "check")]
    [InlineData("his", "play")]
    public async Task Every_verb_has_help(params string[] verb)
    {
        var (exit, output, errors) = await RunAsync("", [.. verb, "--help"]);

        Assert.Equal((0, ""), (exit, errors));
        Assert.StartsWith("crm " + string.Join(' ', verb), output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dance")]
    [InlineData("serve", "--size", "XL")]
    [InlineData("serve", "--size")]
    [InlineData("phone", "--area", "ten")]
    [InlineData("staff", "add", "--code", "w01")]
    [InlineData("audit", "verify", "--colour", "red")]
    [InlineData("backup", "--data", "somewhere")]
    [InlineData("sms", "pdu", "encode")]
    [InlineData("sms", "pdu", "encode", "--to", "wang")]
    [InlineData("his", "check")]
    [InlineData("his", "check", "no-such-folder")]
    [InlineData("his", "play", "--to", "nowhere")]
    [InlineData("his", "play", "--to", "http://127.0.0.1:1", "--key", "k", "--turns", "many")]
    [InlineData("restore", "--from", "file", "--data", "somewhere")]
    public async Task A_slip_is_named_on_stderr_with_exit_code_2(params string[] words)
    {
        var (exit, output, errors) = await RunAsync("", words);

        Assert.Equal((2, ""), (exit, output));
        Assert.Single(errors.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Phone_turns_lines_into_a_table()
    {
        var (exit, output, _) = await RunAsync("13800138000\n62345678\n", "phone", "--area", "010");

        Assert.Equal(0, exit);
        Assert.Equal(["13800138000\t13800138000\tmobile\t", "62345678\t01062345678\tlandline\t"], output.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task A_message_becomes_PDUs_that_are_read_back_and_a_broken_one_is_refused_by_its_line()
    {
        var (_, pdus, _) = await RunAsync(new string('院', 71) + "\n", "sms", "pdu", "encode", "--to", "+8613912345678", "--report");

        var (exit, read, errors) = await RunAsync(pdus + "0041010C910661345542F60008A0050003000301306F3044\n", "sms", "pdu", "decode");

        var parts = read.TrimEnd('\n').Split('\n').Select(line => System.Text.Json.JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(new string('院', 71), string.Concat(parts.Select(part => part.GetProperty("text").GetString())));
        Assert.All(parts, part => Assert.Equal("+8613912345678", part.GetProperty("to").GetString()));
        Assert.Equal(1, exit);
        Assert.Contains("line 3", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Staff_is_added_and_the_chain_holds_before_and_after_a_rotation()
    {
        var (added, password, _) = await RunAsync("", "staff", "add", "--code", "w01", "--name", "王芳", "--role", "agent", "--data", _folder);
        var before = await RunAsync("", "audit", "verify", "--data", _folder);
        var rotated = await RunAsync("", "keys", "rotate", "--data", _folder);
        var after = await RunAsync("", "audit", "verify", "--data", _folder);

        Assert.Equal(0, added);
        Assert.Matches("^[a-z2-9]{14}\n$", password);
        Assert.Matches("^[1-9][0-9]* entries, chain intact\n$", before.Output);
        Assert.StartsWith("key 2 added", rotated.Output, StringComparison.Ordinal);
        Assert.Equal((0, ""), (after.Exit, after.Errors));
    }

    [Fact]
    public async Task What_was_backed_up_is_restored_and_verified()
    {
        await RunAsync("", "staff", "add", "--code", "w01", "--name", "王芳", "--role", "agent", "--data", Path.Combine(_folder, "data"));

        var written = await RunAsync("", "backup", "--data", Path.Combine(_folder, "data"), "--to", Path.Combine(_folder, "backup"));
        var restored = await RunAsync("", "restore", "--from", Path.Combine(_folder, "backup"), "--data", Path.Combine(_folder, "new"), "--keys", Path.Combine(_folder, "data", "keys"));
        var again = await RunAsync("", "restore", "--from", Path.Combine(_folder, "backup"), "--data", Path.Combine(_folder, "new"), "--keys", Path.Combine(_folder, "data", "keys"));
        var verified = await RunAsync("", "audit", "verify", "--data", Path.Combine(_folder, "new"), "--keys", Path.Combine(_folder, "data", "keys"));

        Assert.Equal((0, ""), (written.Exit, written.Errors));
        Assert.Equal((0, ""), (restored.Exit, restored.Errors));
        Assert.Equal(written.Output[written.Output.IndexOf("sha256", StringComparison.Ordinal)..], restored.Output[restored.Output.IndexOf("sha256", StringComparison.Ordinal)..]);
        Assert.Equal(1, again.Exit);
        Assert.EndsWith("is not empty: a backup is only put into an empty folder", Assert.Single(again.Errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
        Assert.Matches("^[1-9][0-9]* entries, chain intact\n$", verified.Output);
    }

    [Fact]
    public async Task Status_is_a_line_a_figure_for_scripts()
    {
        await RunAsync("", "staff", "add", "--code", "w01", "--name", "王芳", "--role", "agent", "--data", _folder);

        var (exit, output, errors) = await RunAsync("", "status", "--data", _folder);

        Assert.Equal((0, ""), (exit, errors));
        Assert.Contains("\nbackup-last-good never\n", output, StringComparison.Ordinal);
        Assert.DoesNotContain("王芳", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_of_PostgreSQL_names_the_tool_for_it()
    {
        var (exit, _, errors) = await RunAsync("", [("Database__Provider", "Postgres"), ("ConnectionStrings__Crm", "Host=none")], "backup", "--data", _folder, "--to", Path.Combine(_folder, "b"));

        Assert.Equal(2, exit);
        Assert.Contains("pg_dump", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verifying_makes_nothing_where_nothing_is()
    {
        var (exit, _, errors) = await RunAsync("", "audit", "verify", "--data", Path.Combine(_folder, "nothing"));

        Assert.Equal(1, exit);
        Assert.StartsWith("crm audit verify: there is no database in ", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "nothing")));
    }

    [Fact]
    public async Task A_taken_port_is_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        var (exit, _, errors) = await RunAsync("", "serve", $"--urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}", $"--Data:Directory={_folder}");

        Assert.Equal(1, exit);
        Assert.Contains("port is taken", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_one_line()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "");

        var (exit, _, errors) = await RunAsync("", "serve", $"--Data:Directory={file}");

        Assert.Equal(1, exit);
        Assert.StartsWith($"crm serve: cannot write to the folder {file}: ", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_that_do_not_belong_to_the_database_are_one_line()
    {
        await RunAsync("", "staff", "add", "--code", "w01", "--name", "王芳", "--role", "agent", "--data", _folder);
        Directory.Move(Path.Combine(_folder, "keys"), Path.Combine(_folder, "lost"));

        var (exit, _, errors) = await RunAsync("", "serve", $"--Data:Directory={_folder}");

        Assert.Equal(1, exit);
        Assert.Contains("there are no keys in", Assert.Single(errors.TrimEnd().Split('\n')), StringComparison.Ordinal);
    }
}
