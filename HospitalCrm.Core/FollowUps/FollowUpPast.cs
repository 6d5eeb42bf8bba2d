using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>What was tried and what was answered, over all rounds.</summary>
public sealed class FollowUpPast(CrmDb db, AnswerSheets sheets, Vault vault) : IRoomPart
{
    public async Task<IReadOnlyList<FollowUpTry>> AttemptsAsync(Id<FollowUpTask> id, CancellationToken ct)
    {
        var tries = await db.FollowUpAttempts.AsNoTracking().Where(attempt => attempt.TaskId == id).OrderByDescending(attempt => attempt.At).ToListAsync(ct);
        var names = await NamesAsync(tries.Select(attempt => attempt.By), ct);
        return [.. tries.Select(attempt => new FollowUpTry(attempt.At, names.GetValueOrDefault(attempt.By, attempt.By), attempt.Round, attempt.Outcome, vault.Open(FollowUpAttempt.NotePurpose, attempt.Note)))];
    }

    public async Task<IReadOnlyList<FollowUpAnswered>> RecordsAsync(Id<FollowUpTask> id, CancellationToken ct)
    {
        var records = await db.FollowUpRecords.AsNoTracking().Where(record => record.TaskId == id).OrderByDescending(record => record.At).ToListAsync(ct);
        var names = await NamesAsync(records.Select(record => record.By), ct);
        var answered = new List<FollowUpAnswered>();
        foreach (var record in records)
        {
            var sheet = record.SheetId is { } key ? await sheets.ReadAsync(key, ct) : null;

            // Whoever answered himself was asked by nobody.
            var by = record.Door == AnswerDoor.Agent ? names.GetValueOrDefault(record.By, record.By) : "";
            answered.Add(new(record.At, by, record.Round, sheet, vault.Open(FollowUpRecord.NotePurpose, record.Note)));
        }

        return answered;
    }

    private async Task<Dictionary<string, string>> NamesAsync(IEnumerable<string> numbers, CancellationToken ct)
    {
        var asked = numbers.Distinct().ToList();
        return await db.Staff.IgnoreQueryFilters().Where(staff => asked.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
    }
}
