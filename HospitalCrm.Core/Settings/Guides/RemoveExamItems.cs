using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings.Guides;

/// <summary>Deletes examinations, all of them or none; nothing refers to them.</summary>
public sealed class RemoveExamItems(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.ManageGuides;

    public async Task HandleAsync(IReadOnlyCollection<Id<ExamItem>> ids, CancellationToken ct = default)
    {
        var wanted = ids.Distinct().ToList();
        var known = await db.ExamItems.Where(item => wanted.Contains(item.Id)).ToListAsync(ct);
        if (known.Count < wanted.Count)
        {
            throw new RuleViolation("Settings.Missing");
        }

        db.ExamItems.RemoveRange(known);
        await db.SaveChangesAsync(ct);
    }
}
