using System.Text.Json;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>The first start on restored data writes into the audit trail that, from what and to where it was set back.</summary>
public sealed class RestoreRecord(IServiceScopeFactory scopes, DataOptions options, TimeProvider clock)
{
    public async Task WriteAsync(CancellationToken ct)
    {
        var file = Path.Combine(options.Directory, BackupRestore.Note);
        if (!File.Exists(file))
        {
            return;
        }

        var note = Read(await File.ReadAllBytesAsync(file, ct));
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("restore");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        db.Audit(new AuditDraft(AuditAct.Maintained, "Restore", note?.File ?? "", clock.GetUtcNow())
        {
            Purpose = note is null
                ? "the note of the restore cannot be read"
                : FormattableString.Invariant($"restored {note.RestoredAt:yyyy-MM-dd HH:mm:ss} UTC to {note.TakenAt:yyyy-MM-dd HH:mm:ss} UTC, {note.Entries} entries; the head knew {note.HeadWas ?? note.Entries}"),
        });
        await db.SaveChangesAsync(ct);

        // After the commit: twice on record is better than not at all.
        File.Delete(file);
    }

    private static RestoreNote? Read(byte[] bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<RestoreNote>(bytes);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
