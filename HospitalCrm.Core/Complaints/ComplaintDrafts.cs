using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>What came by another way than a member of staff: kept as a draft whose clocks run, of the class the office then puts right. Never saves.</summary>
public sealed class ComplaintDrafts(CrmDb db, ComplaintClockwork clockwork, ComplaintRouting routing, Vault vault, TimeProvider clock) : IRoomPart
{
    /// <summary>The dictionaries' own words where nobody chose one; a hospital may have renamed or removed them.</summary>
    private const string UsualClass = "other";
    private const string UsualSeverity = "normal";

    public Task KeepAsync(Complaint complaint, string? departmentCode, string words, string by, CancellationToken ct) => KeepAsync(complaint, departmentCode, subjectNo: null, meant: null, words, by, ct);

    /// <param name="meant">The class it seems to be of, where the hospital has it.</param>
    public async Task KeepAsync(Complaint complaint, string? departmentCode, string? subjectNo, string? meant, string words, string by, CancellationToken ct)
    {
        var category = await CodeAsync(CodeTables.ComplaintClasses, meant is not null && await db.CodeItems.AnyAsync(item => item.TableCode == CodeTables.ComplaintClasses.Code && item.Code == meant, ct) ? meant : UsualClass, ct);
        var severity = await CodeAsync(CodeTables.ComplaintSeverities, UsualSeverity, ct);
        complaint.Classify(category.Code, severity.Code, severity.Weight, routing.IsConfidential(category.Code))
            .About(departmentCode, subjectNo, isHidden: await routing.IsHeadAsync(subjectNo, ct))
            .Say(vault.Seal(Complaint.WordsPurpose, words), call: null, complaint.ReplyId)
            .Open(new(by, clock.GetUtcNow(), await clockwork.TimesAsync(ct)), asDraft: true);
        db.Complaints.Add(complaint);
    }

    private async Task<(string Code, int Weight)> CodeAsync(CodeTable table, string usual, CancellationToken ct)
    {
        var found = await db.CodeItems.Where(item => item.TableCode == table.Code).OrderBy(item => item.Code != usual).ThenBy(item => item.Value).ThenBy(item => item.Code)
            .Select(item => new { item.Code, item.Value }).FirstOrDefaultAsync(ct);
        return (found?.Code ?? usual, found?.Value ?? 0);
    }
}
