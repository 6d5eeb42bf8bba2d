using System.Globalization;
using System.IO.Compression;
using System.Text;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Operations;
using HospitalCrm.Web.Metrics;
using HospitalCrm.Web.Realtime;

namespace HospitalCrm.Web.Operations;

/// <summary>One zip for those who help from outside: version, settings by name, states, scrubbed log lines, figures. Nobody is named in it.</summary>
internal sealed class DiagnosticBundle(IConfiguration configuration, DataOptions data, LineBoard lines, ProcessReport process, MetricsText metrics)
{
    private const int LogLines = 3_000;
    private const int LogTail = 2 << 20;

    // Of every other key only its name is told, and whether it is set.
    private static readonly string[] ToldInFull =
        ["Database:Provider", "Logging:", "SignIn:", "urls", "AllowedHosts", "Serilog:MinimumLevel", "Hospital:AreaCode", "Kestrel:Limits:"];

    public byte[] Write(SystemStatus? status, DiagnosticFacts facts)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "version.txt", [status?.Product ?? "", ProcessReport.Runtime, ProcessReport.System, $"up {process.Up}", $"memory {ProcessReport.MemoryBytes}", $"circuits {process.Circuits}"]);
            Add(zip, "status.txt", status is null ? [] : States(status));
            Add(zip, "configuration.txt", Settings());
            Add(zip, "migrations.txt", facts.Migrations);
            Add(zip, "tables.txt", facts.Tables);
            Add(zip, "work-runs.txt", facts.Runs);
            Add(zip, "backups.txt", facts.Backups);
            Add(zip, "metrics.txt", metrics.Write().Split('\n'));
            Add(zip, "log.txt", LastLines());
        }

        return bytes.ToArray();
    }

    private IEnumerable<string> States(SystemStatus status) =>
    [
        $"database {status.Database.Product} {status.Database.Version}, {status.Database.Bytes} bytes, log {status.Database.LogBytes} bytes, {status.Database.Pending} migrations pending",
        $"disk {status.DiskFree} of {status.DiskSize} bytes free",
        $"backup on {status.Backup.IsOn}, last good {status.Backup.LastGood?.At:O}, kept {status.Backup.Kept}",
        $"audit {status.Audit?.At:O} intact {status.Audit?.IsIntact}, {status.Audit?.Entries} entries",
        .. status.Findings.Select(finding => $"finding {finding.Level} {finding.Code}"),
        .. status.Works.Select(work => $"work {work.Name} last {work.LastAt:O} {work.LastFailure} next {work.NextAt:O}"),
        .. lines.Reports.Select((line, number) => $"line {number + 1} {line.State} {line.Reason}"),
    ];

    private IEnumerable<string> Settings() =>
        from pair in configuration.AsEnumerable()
        where pair.Value is not null && IsOurs(pair.Key)
        orderby pair.Key
        select Scrubbed.Text(pair.Key) + (ToldInFull.Any(told => pair.Key.StartsWith(told, StringComparison.OrdinalIgnoreCase)) ? $" = {Scrubbed.Text(pair.Value!)}" : " is set");

    /// <summary>The environment of the process is configuration too, and none of anybody's business.</summary>
    private static bool IsOurs(string key) => key.Contains(':', StringComparison.Ordinal) || key is "urls" or "AllowedHosts";

    private IEnumerable<string> LastLines()
    {
        var folder = Path.Combine(data.Directory, "logs");
        var newest = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.log").OrderDescending(StringComparer.Ordinal).FirstOrDefault() : null;
        if (newest is null)
        {
            return [];
        }

        using var file = new FileStream(newest, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(-Math.Min(LogTail, file.Length), SeekOrigin.End);
        using var reader = new StreamReader(file);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(LogLines).Select(Scrubbed.Line)];
    }

    private static void Add(ZipArchive zip, string name, IEnumerable<string> lines)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false));
        foreach (var line in lines)
        {
            writer.Write(string.Create(CultureInfo.InvariantCulture, $"{line}\n"));
        }
    }
}
