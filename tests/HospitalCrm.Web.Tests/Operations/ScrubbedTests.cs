using System.IO.Compression;
using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Operations;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Metrics;
using HospitalCrm.Web.Operations;
using HospitalCrm.Web.Realtime;
using HospitalCrm.Web.Security;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Web.Tests.Operations;

public sealed class ScrubbedTests
{
    private const string Secret = "hunter2-secret";

    private static readonly string[] People =
    [
        "王芳", "欧阳娜娜", "古丽娜尔·买买提", "13800138000", "138 0013 8000", "138-0013-8000", "010-62345678", "110105199003074518", "11010519900307451X", "wang.fang@example.org",
    ];

    [Fact]
    public void A_line_tells_when_how_bad_where_and_which_kind()
    {
        var line = Scrubbed.Line("""{"@t":"2026-03-02T01:00:00.0000000Z","@l":"Error","@m":"work calls.close-forgotten failed after 12 ms","@x":"System.IO.IOException: cannot write '王芳'\n   at HospitalCrm.Core.Calls.X.RunAsync(String name) in /src/X.cs:line 12","SourceContext":"HospitalCrm.Web.Scheduling.WorkJob","Work":"calls.close-forgotten","Typed":"13800138000"}""");

        Assert.StartsWith("2026-03-02T01:00:00", line, StringComparison.Ordinal);
        Assert.Contains("ERROR", line, StringComparison.Ordinal);
        Assert.Contains("System.IO.IOException", line, StringComparison.Ordinal);
        Assert.Contains("at HospitalCrm.Core.Calls.X.RunAsync", line, StringComparison.Ordinal);
        Assert.Contains("Work=calls.close-forgotten", line, StringComparison.Ordinal);
        Assert.DoesNotContain("cannot write", line, StringComparison.Ordinal);
        Assert.DoesNotContain("Typed", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_planted_anywhere_in_a_log_line_is_found_in_it()
    {
        var found = from name in People
                    from line in new[] { Json(name, "@m"), Json("value " + name + ", again", "@m"), Json(name, "@x"), Json("System.Exception: " + name + "\n   at X.Y() in /" + name + "/a.cs:line 1", "@x"), Json(name, "Work"), Json(name, "Other"), name, "free text " + name }
                    where Scrubbed.Line(line).Contains(name, StringComparison.Ordinal)
                    select $"{name} in {line}";

        Assert.Empty(found);
    }

    [Fact]
    public async Task Nobody_planted_in_settings_logs_backups_and_lines_is_found_in_the_bundle()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        await hospital.StaffAsync("agent01", "王芳");
        var failed = new Backup("agent01", TestHospital.Monday);
        failed.Start("/home/王芳/13800138000.backup", TestHospital.Monday);
        failed.Fail("no room for 110105199003074518", TestHospital.Monday);
        await hospital.AddAsync(failed);
        Directory.CreateDirectory(Path.Combine(hospital.Directory, "logs"));
        await File.WriteAllLinesAsync(Path.Combine(hospital.Directory, "logs", "crm-20260302.log"), People.SelectMany(name => new[] { Json($"saved {name}", "@m"), Json($"X: {name}", "@x"), name }));
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["ConnectionStrings:Crm"] = "Host=db;Password=" + Secret,
            ["Demo:Password"] = Secret,
            ["Demo:ApiKey"] = Secret,
            ["Hospital:Name"] = "王芳 13800138000",
            ["Logging:LogLevel:Default"] = "Warning",
            ["Lines:0:Host"] = "wang.fang@example.org",
            ["SignIn:Note"] = "13800138000",
        }).Build();
        var circuits = new SessionCircuits(hospital.Services.GetRequiredService<Core.Security.Sessions>());
        using var meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
        using var metrics = new MetricsText(meters.GetRequiredService<System.Diagnostics.Metrics.IMeterFactory>(), circuits);
        var board = new LineBoard(new([new() { Id = "王芳 13800138000", Adapter = "HttpEvents" }]), hospital.Clock, NullLogger<LineBoard>.Instance);
        var facts = (await hospital.Run.RunAsync(Core.Kernel.Actor.Product("test"), (TakeDiagnostics use) => use.HandleAsync("王芳 asked"))).Value!;
        var status = (await hospital.Run.RunAsync(Core.Kernel.Actor.Product("test"), (ReadStatus use) => use.HandleAsync())).Value;

        var zip = new DiagnosticBundle(settings, hospital.Services.GetRequiredService<DataOptions>(), board, new ProcessReport(circuits), metrics).Write(status, facts);

        var text = await ReadAsync(zip);
        Assert.All(People.Append(Secret), name => Assert.DoesNotContain(name, text, StringComparison.Ordinal));
        Assert.DoesNotContain("agent01", text, StringComparison.Ordinal);
        Assert.Contains("ConnectionStrings:Crm is set", text, StringComparison.Ordinal);
        Assert.Contains("Logging:LogLevel:Default = Warning", text, StringComparison.Ordinal);
        Assert.Contains("finding Bad Operations.FindingBackupFailed", text, StringComparison.Ordinal);
    }

    private static string Json(string value, string field) =>
        JsonSerializer.Serialize(new Dictionary<string, string> { ["@t"] = "2026-03-02T01:00:00Z", [field] = value });

    private static async Task<string> ReadAsync(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        var texts = new List<string>();
        foreach (var entry in archive.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            texts.Add(entry.FullName + "\n" + await reader.ReadToEndAsync());
        }

        Assert.Equal(9, texts.Count);
        return string.Join('\n', texts);
    }
}
