using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Data;

/// <summary>Brings the database to this version at start, and refuses keys that do not belong to it.</summary>
public sealed class DatabaseSetup(IServiceScopeFactory scopes, DataOptions options, TimeProvider clock)
{
    private const string BringsAuditMark = "_SignInAndAudit";

    /// <exception cref="InvalidDataException">The key ring is not the one this database was sealed with.</exception>
    public async Task PrepareAsync(CancellationToken ct)
    {
        var hadKeys = KeyRing.ExistsIn(options.KeysDirectory);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        if (!options.UsePostgres)
        {
            Directory.CreateDirectory(options.Directory);
        }

        // Before anything is changed: a database that is refused stays as it is.
        var ring = scope.ServiceProvider.GetRequiredService<Vault>().RingId;
        var sealedWith = await SealedWithAsync(db, ct);
        if (sealedWith is not null && sealedWith != ring)
        {
            Refuse(hadKeys);
        }

        var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
        if (pending.Count > 0)
        {
            await db.Database.MigrateAsync(ct);
        }

        if (pending.Exists(migration => migration.EndsWith(BringsAuditMark, StringComparison.Ordinal)))
        {
            // Only now: a mark that is missing later was taken away by somebody.
            await db.MarkChainAsync(ct);
        }

        if (sealedWith is null)
        {
            db.Installations.Add(new(ring, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }

        await scope.ServiceProvider.GetRequiredService<ParameterStore>().ReloadAsync(ct);
    }

    /// <summary>The ring this database was made with; null for a database that is still empty.</summary>
    private static async Task<Guid?> SealedWithAsync(CrmDb db, CancellationToken ct) =>
        (await db.Database.GetAppliedMigrationsAsync(ct)).Any()
            ? await db.Installations.Select(installation => (Guid?)installation.RingId).SingleOrDefaultAsync(ct)
            : null;

    private void Refuse(bool hadKeys)
    {
        if (!hadKeys)
        {
            // The ring was made a moment ago, because none was there; it must not pass for the right one later.
            File.Delete(KeyRing.FileIn(options.KeysDirectory));
        }

        throw new InvalidDataException(hadKeys
            ? $"The keys in {options.KeysDirectory} do not belong to this database."
            : $"The database has data, but there are no keys in {options.KeysDirectory}.");
    }
}
