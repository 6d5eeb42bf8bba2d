using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>Takes over a whole file or nothing of it.</summary>
public sealed class RunImport(CrmDb db, ImportBook book, TimeProvider clock) : IUseCase
{
    public static Permission Requires => SettingsPermissions.Manage;

    public async Task<ImportReport> HandleAsync(string list, IReadOnlyList<ImportLine> lines, CancellationToken ct = default)
    {
        if (lines.Count is 0 or > SheetFile.MostRows)
        {
            throw new RuleViolation("Settings.FileTooManyRows", SheetFile.MostRows);
        }

        var target = book.Of(list);
        ImportPreview? looked = null;

        // Looked at once more inside the transaction: what the preview promised must still hold.
        await db.InTransactionAsync(
            async () =>
            {
                looked = await target.LookAsync(list, lines, ct);
                if (looked.Whole is { } whole)
                {
                    throw new RuleViolation(whole.Code, [.. whole.Args]);
                }

                if (!looked.Holds)
                {
                    throw new RuleViolation("Settings.ImportHasErrors");
                }

                await target.PutAsync(list, ct);
                db.Audit(new AuditDraft(AuditAct.Maintained, "Import", list, clock.GetUtcNow())
                {
                    Purpose = $"rows {lines.Count}, new {looked.Count(ImportChange.New)}, changed {looked.Count(ImportChange.Changed)}",
                });
                await db.SaveChangesAsync(ct);
            },
            ct);
        return new(looked!.Count(ImportChange.New), looked.Count(ImportChange.Changed), looked.Count(ImportChange.Same));
    }
}
