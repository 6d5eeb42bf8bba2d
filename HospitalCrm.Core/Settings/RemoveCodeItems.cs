using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Deletes items of a dictionary, all of them or none: not what is built in, not what something refers to, not what would leave a gap.</summary>
public sealed class RemoveCodeItems(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public Task HandleAsync(string table, IReadOnlyCollection<Id<CodeItem>> ids, CancellationToken ct = default) => db.InTransactionAsync(
        async () =>
        {
            var wanted = ids.ToHashSet();
            var items = await db.CodeItems.Where(item => item.TableCode == table).ToListAsync(ct);
            var gone = items.FindAll(item => wanted.Contains(item.Id));
            if (gone.Count < wanted.Count)
            {
                throw new RuleViolation("Settings.Missing");
            }

            gone.ForEach(item => item.Remove());
            CodeBook.Demand(CodeTables.Find(table)!, items.Except(gone));
            db.CodeItems.RemoveRange(gone);
            await db.SaveChangesAsync(ct);
        },
        ct);
}
