using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Settings.Imports;

/// <summary>A whole file or nothing of it, whichever room it is for: looked at once more, then written in one transaction.</summary>
internal static class ImportTakeOver
{
    public static async Task<ImportReport> RunAsync(CrmDb db, ImportTarget target, string list, IReadOnlyList<ImportLine> lines, DateTimeOffset at, CancellationToken ct)
    {
        if (lines.Count is 0 or > RunImport.MostRows)
        {
            throw new RuleViolation("Settings.FileTooManyRows", RunImport.MostRows);
        }

        // Looked at before anybody is held up; the transaction only asks whether somebody wrote meanwhile.
        var looked = await target.LookAsync(list, lines, ct);
        if (looked.Whole is { } whole)
        {
            throw new RuleViolation(whole.Code, [.. whole.Args]);
        }

        if (!looked.Holds)
        {
            throw new RuleViolation("Settings.ImportHasErrors");
        }

        await db.InTransactionAsync(
            async () =>
            {
                await target.PutAsync(list, ct);
                db.Audit(new AuditDraft(AuditAct.Maintained, "Import", list, at)
                {
                    Purpose = $"rows {lines.Count}, new {looked.Count(ImportChange.New)}, changed {looked.Count(ImportChange.Changed)}",
                });
                await db.SaveChangesAsync(ct);
            },
            ct);
        return new(looked.Count(ImportChange.New), looked.Count(ImportChange.Changed), looked.Count(ImportChange.Same));
    }
}
