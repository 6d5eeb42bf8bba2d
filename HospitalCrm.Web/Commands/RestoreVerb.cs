using System.Globalization;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Commands;

internal sealed class RestoreVerb : IVerb
{
    public string Name => "restore";

    public string Help => """
        crm restore --from FILE --data DIR --keys DIR
        Puts a backup into an empty data folder and checks all of it first: every piece, every page, every table's rows, the audit trail.
        A backup of an older version is migrated when the product is started next.

          --from FILE    a file that crm backup, or the product by itself, wrote
          --data DIR     a folder that is empty or does not exist
          --keys DIR     the keys the backup was sealed with; the head of the audit trail in there is set to the backup's
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var arguments = new Arguments(words, ["--from", .. CommandHost.Options], []);
        var (file, data, keys) = (arguments.Get("--from"), arguments.Get("--data"), arguments.Get("--keys"));
        using var interruption = new Interruption();
        try
        {
            var report = await new BackupRestore(data, keys, TimeProvider.System).RestoreAsync(file, interruption.Token);
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{report.Manifest.TotalRows} rows, {report.Manifest.Files.Count} files, {report.Manifest.AuditCount} audit entries, as of {report.Manifest.TakenAt:yyyy-MM-dd HH:mm:ss} UTC, content sha256 {report.ContentHash}"));
            if (report.AuditFault is { } fault)
            {
                await Console.Error.WriteLineAsync($"crm: warning: everything was restored, but {fault}");
            }

            return 0;
        }
        catch (OperationCanceledException) when (interruption.Token.IsCancellationRequested)
        {
            throw new StartFailure("interrupted; nothing was restored");
        }
    }
}
