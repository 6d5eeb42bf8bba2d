using System.Globalization;
using HospitalCrm.Core.Data.Backups;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Operations;
using HospitalCrm.Web.Hosting;

namespace HospitalCrm.Web.Commands;

internal sealed class BackupVerb : IVerb
{
    public string Name => "backup";

    public string Help => """
        crm backup --data DIR --to FILE [--keys DIR]
        Writes a sealed backup of the database and the other files of the data folder, while the product runs or not. It can only be
        read with the keys, and never contains them: copy the keys folder to another place. PostgreSQL: use pg_dump.

          --data DIR     the data folder
          --to FILE      where it goes; the file appears when it is complete, and replaces an older backup of that name
          --keys DIR     when the keys do not lie in the data folder
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var arguments = new Arguments(words, ["--to", .. CommandHost.Options], []);
        _ = arguments.Get("--data");
        var file = arguments.Get("--to");
        await using var host = CommandHost.Build(arguments);
        var data = host.Settings.Data;
        if (data.UsePostgres)
        {
            throw new BadArguments("the data lies in PostgreSQL: back it up with pg_dump, see docs/operations.md");
        }

        if (!File.Exists(data.SqliteFile))
        {
            throw new StartFailure($"there is no database in {data.Directory}");
        }

        if (!KeyRing.ExistsIn(data.KeysDirectory))
        {
            throw new StartFailure($"there are no keys in {data.KeysDirectory}");
        }

        using var interruption = new Interruption();
        var report = await WriteAsync(host, file, interruption.Token) ?? throw new StartFailure("another backup of this data is being made");
        await host.RunAsync((RecordBackup use) => use.HandleAsync(report.File, report.Bytes, CancellationToken.None));
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Manifest.TotalRows} rows, {report.Manifest.Files.Count} files, {report.Manifest.AuditCount} audit entries, {report.Bytes} bytes, content sha256 {report.ContentHash}"));
        return 0;
    }

    private static async Task<BackupReport?> WriteAsync(CommandHost host, string file, CancellationToken ct)
    {
        try
        {
            return await host.Services.GetRequiredService<BackupWriter>().WriteAsync(file, null, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw new StartFailure("interrupted; nothing was written");
        }
    }
}
