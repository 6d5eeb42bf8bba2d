using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace HospitalCrm.Core.Data.Sealing;

/// <summary>
/// After a key rotation: seals everything again under the newest key, a few rows at a time, every sealed column there is. It may be
/// stopped at any row and starts over; what is done is skipped. The audit chain hashes contents, not bytes, and stays intact.
/// </summary>
public sealed class ResealWork(CrmDb db, Vault vault) : IScheduledWork
{
    /// <summary>The key under which a whole pass found nothing left to do.</summary>
    public const string DoneKey = "sealing.done-with-key";

    public static string Name => "data.reseal";

    public static string DefaultCron => "30 0/5 * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        if (!vault.TakeUpNewKeys())
        {
            return 0;
        }

        var key = vault.CurrentKeyId.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var done = await db.Parameters.SingleOrDefaultAsync(parameter => parameter.Key == DoneKey, ct);
        if (done?.Value == key)
        {
            return 0;
        }

        var handled = 0;
        await db.Database.OpenConnectionAsync(ct);
        foreach (var table in SealedTable.Of(db))
        {
            handled += await ResealAsync(table, ct);
        }

        if (handled == 0)
        {
            if (done is null)
            {
                db.Parameters.Add(new(DoneKey, key));
            }

            done?.Set(key);
            await db.SaveChangesAsync(ct);
        }

        return handled;
    }

    private async Task<int> ResealAsync(SealedTable table, CancellationToken ct)
    {
        var connection = db.Database.GetDbConnection();
        var handled = 0;
        object[]? after = null;
        while (await table.ReadAsync(connection, after, vault.CurrentKeyId, ct) is { Count: > 0 } rows)
        {
            // The ciphers run before the gate is taken: others wait for the disk only.
            var fresh = rows.ConvertAll(row => (Row: row, Values: table.Reseal(row, vault)));
            await db.InTransactionAsync(
                async () =>
                {
                    foreach (var (row, values) in fresh)
                    {
                        await table.WriteAsync(connection, db.Database.CurrentTransaction!.GetDbTransaction(), row, values, ct);
                    }
                },
                ct);
            handled += rows.Count;
            after = rows[^1].Key;
        }

        return handled;
    }
}
