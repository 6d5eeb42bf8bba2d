using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Moves an item one place up or down among its table's; at the end it stays where it is.</summary>
public sealed class MoveCodeItem(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public Task HandleAsync(Id<CodeItem> id, bool isUp, CancellationToken ct = default) => db.InTransactionAsync(
        async () =>
        {
            var table = await db.CodeItems.Where(item => item.Id == id).Select(item => item.TableCode).SingleOrDefaultAsync(ct) ?? throw new RuleViolation("Settings.Missing");
            var items = await db.CodeItems.Where(item => item.TableCode == table).OrderBy(item => item.Order).ThenBy(item => item.Id).ToListAsync(ct);
            var at = items.FindIndex(item => item.Id == id);
            var to = Math.Clamp(at + (isUp ? -1 : 1), 0, items.Count - 1);
            (items[at], items[to]) = (items[to], items[at]);
            for (var i = 0; i < items.Count; i++)
            {
                items[i].PutAt(i + 1);
            }

            await db.SaveChangesAsync(ct);
        },
        ct);
}
