using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Commands;

internal sealed class KeysRotateVerb : IVerb
{
    public string Name => "keys rotate";

    public string Help => """
        crm keys rotate --data DIR [--keys DIR]
        Adds a sealing key. What is sealed from now on uses it; the running product seals the rest again in the background.
        Make a copy of the keys folder afterwards.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        await using var host = await CommandHost.OpenExistingAsync(new(words, CommandHost.Options, []), ct);
        var vault = host.Services.GetRequiredService<Vault>();
        var ring = KeyRing.Rotate(host.Settings.Data.KeysDirectory);
        vault.TakeUpNewKeys();
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var now = host.Services.GetRequiredService<TimeProvider>().GetUtcNow();
        db.Audit(new AuditDraft(AuditAct.Maintained, "KeyRing", ring.CurrentKeyId.ToString(CultureInfo.InvariantCulture), now) { Purpose = "rotated" }.By(Actor.Product("crm")));
        await db.SaveChangesAsync(ct);
        await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"key {ring.CurrentKeyId} added; the product seals the rest again in the background"));
        return 0;
    }
}
