using System.Globalization;
using HospitalCrm.Core.Data.Auditing;

namespace HospitalCrm.Web.Commands;

internal sealed class AuditVerifyVerb : IVerb
{
    public string Name => "audit verify";

    public string Help => """
        crm audit verify --data DIR [--keys DIR]
        Checks the audit chain from the first entry to the last: "N entries, chain intact", or exit 1 and the first broken entry.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        await using var host = await CommandHost.OpenExistingAsync(new(words, CommandHost.Options, []), ct);
        await using var scope = host.Services.CreateAsyncScope();
        var (count, broken, reason) = await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(ct);
        if (broken is { } entry)
        {
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"crm audit verify: entry {entry} is broken: {reason}"));
            return 1;
        }

        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{count} entries, chain intact"));
        return 0;
    }
}
