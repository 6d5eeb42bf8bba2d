using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>The numbers of somebody in the order they are to be rung: his own first, those that failed lately later, dead ones and strangers' last.</summary>
public sealed class NumberReading(CrmDb db, RungNumbers rung, Vault vault, PatientMasks masks) : IRoomPart
{
    public async Task<IReadOnlyList<FollowUpNumber>> ReadAsync(FollowUpTask task, bool inFull, CancellationToken ct)
    {
        var records = db.Patients.Where(patient => patient.PersonId == task.PersonId).Select(patient => patient.Id);
        var numbers = await db.ContactNumbers.AsNoTracking().Where(number => records.Contains(number.PatientId)).ToListAsync(ct);
        var contacts = await db.ContactPersons.AsNoTracking().Where(contact => records.Contains(contact.PatientId)).ToDictionaryAsync(contact => contact.Id, ct);
        var tries = await db.FollowUpAttempts.AsNoTracking().Where(attempt => attempt.TaskId == task.Id && attempt.Round == task.Round && attempt.NumberId != null)
            .OrderBy(attempt => attempt.At).Select(attempt => new { attempt.NumberId, attempt.Outcome }).ToListAsync(ct);
        var last = tries.GroupBy(attempt => attempt.NumberId!.Value).ToDictionary(number => number.Key, number => number.Last().Outcome);
        var wrong = await rung.StrangersAsync(task.PersonId, ct);
        var strangers = numbers.Where(number => wrong.Contains(number.Id)).Select(number => Convert.ToHexString(number.NumberIndex)).ToHashSet(StringComparer.Ordinal);
        bool IsStrangers(ContactNumber number) => strangers.Contains(Convert.ToHexString(number.NumberIndex));
        return
        [
            .. numbers
                .OrderBy(number => number.DeadAt is not null || IsStrangers(number))
                .ThenBy(number => last.TryGetValue(number.Id, out var how) && how != FollowUpOutcome.Rescheduled)
                .ThenBy(number => number.PatientId != task.PatientId)
                .ThenBy(number => number.ContactPersonId is not null)
                .ThenBy(number => number.Priority)
                .DistinctBy(number => Convert.ToHexString(number.NumberIndex))
                .Select(number =>
                {
                    var contact = number.ContactPersonId is { } person ? contacts.GetValueOrDefault(person) : null;
                    return new FollowUpNumber(
                        number.Id,
                        inFull ? vault.Open(ContactNumber.NumberPurpose, number.Number) : masks.Phone(number.Number),
                        number.Owner,
                        contact?.Name,
                        contact?.Relation,
                        number.DeadAt is not null || IsStrangers(number),
                        IsStrangers(number) ? FollowUpOutcome.NotThePatient : last.TryGetValue(number.Id, out var how) ? how : null);
                }),
        ];
    }
}
