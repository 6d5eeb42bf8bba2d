using System.Globalization;
using HospitalCrm.Core.Operations;

namespace HospitalCrm.Web.Commands;

internal sealed class StatusVerb : IVerb
{
    public string Name => "status";

    public string Help => """
        crm status --data DIR [--keys DIR]
        Prints the essentials, "name value" a line, for scripts: version, schema, sizes, disk, last good backup, audit trail, failed work.
        Exit 1 when something must be looked at now; what, is said on stderr.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var arguments = new Arguments(words, CommandHost.Options, []);
        _ = arguments.Get("--data");
        await using var host = await CommandHost.OpenExistingAsync(arguments, ct);
        await host.Services.GetRequiredService<Core.Data.DatabaseSetup>().PrepareAsync(ct);
        var status = await host.RunAsync((ReadStatus use) => use.HandleAsync(ct));
        foreach (var (name, value) in Lines(status))
        {
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{name} {value}"));
        }

        var bad = status.Findings.Where(finding => finding.Level == FindingLevel.Bad).ToList();
        foreach (var finding in bad)
        {
            await Console.Error.WriteLineAsync("crm status: " + finding.Code[(finding.Code.IndexOf('.', StringComparison.Ordinal) + "Finding".Length + 1)..]);
        }

        return bad.Count == 0 ? 0 : 1;
    }

    private static IEnumerable<(string Name, object? Value)> Lines(SystemStatus status) =>
    [
        ("version", status.Product),
        ("database", $"{status.Database.Product} {status.Database.Version}"),
        ("schema", status.Database.Migration),
        ("database-bytes", status.Database.Bytes),
        ("disk-free-bytes", status.DiskFree),
        ("backup-last-good", Time(status.Backup.LastGood?.At)),
        ("backup-last-good-bytes", status.Backup.LastGood?.Bytes ?? 0),
        ("audit-verified", Time(status.Audit?.At)),
        ("audit-intact", status.Audit?.IsIntact switch { true => "yes", false => "no", null => "unknown" }),
        ("works-failed-last", status.Works.Count(work => work.LastFailure is not null)),
        ("findings", status.Findings.Count),
    ];

    private static string Time(DateTimeOffset? at) => at?.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture) ?? "never";
}
