using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Data;

/// <summary>Brings the database to this version at start, and refuses keys that do not belong to it.</summary>
public sealed class DatabaseSetup(IServiceScopeFactory scopes, DataOptions options, TimeProvider clock)
{
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

        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await db.Database.MigrateAsync(ct);
        }

        await CheckRingAsync(db, scope.ServiceProvider.GetRequiredService<Vault>(), hadKeys, ct);
        await LoadProfileAsync(scope.ServiceProvider, db, ct);
    }

    private async Task CheckRingAsync(CrmDb db, Vault vault, bool hadKeys, CancellationToken ct)
    {
        var installation = await db.Installations.SingleOrDefaultAsync(ct);
        if (installation is null)
        {
            db.Installations.Add(new(vault.RingId, clock.GetUtcNow()));
            await db.SaveChangesAsync(ct);
        }
        else if (installation.RingId != vault.RingId)
        {
            if (!hadKeys)
            {
                File.Delete(KeyRing.FileIn(options.KeysDirectory));
            }

            throw new InvalidDataException($"The keys in {options.KeysDirectory} do not belong to this database.");
        }
    }

    private static async Task LoadProfileAsync(IServiceProvider services, CrmDb db, CancellationToken ct) =>
        services.GetRequiredService<HospitalProfile>()
            .Override(await db.Parameters.AsNoTracking().ToDictionaryAsync(parameter => parameter.Key, parameter => parameter.Value, ct));
}
