using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.FollowUps;

/// <summary>What calls teach about somebody's numbers: which are none at all, and which are a stranger's, who is not rung up for him again. Never saves.</summary>
public sealed class RungNumbers(CrmDb db, NumberBook book, MissedCallBook missed, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    /// <summary>The number that was rung; null when none was named, or one that is not this human being's.</summary>
    public async Task<ContactNumber?> FindAsync(FollowUpTask task, FollowUpForm form, CancellationToken ct) =>
        form.Number is { } number ? (await OwnAsync(task.PersonId, ct)).Find(known => known.Id.Value == number) : null;

    /// <summary>He was reached by it, or not. Reached, nobody need ring back any more for what he missed us with.</summary>
    public async Task LearnAsync(FollowUpTask task, FollowUpForm form, NumberResult result, CancellationToken ct)
    {
        if (await FindAsync(task, form, ct) is { } rung)
        {
            await book.LearnAsync(rung.NumberIndex, result, clock.GetUtcNow(), ct);
            if (result == NumberResult.Reached)
            {
                await missed.ReachedAsync(rung.NumberIndex, actor.Value.StaffNo, clock.GetUtcNow(), ct);
            }
        }
    }

    /// <summary>空号 is nobody's number in any archive; 非本人 is a stranger's, who may well be a patient himself: it is put away in this person's archives only.</summary>
    /// <returns>Whether another number is left.</returns>
    public async Task<bool> DropAsync(FollowUpTask task, FollowUpForm form, CancellationToken ct)
    {
        var own = await OwnAsync(task.PersonId, ct);
        var strangers = await StrangersAsync(task.PersonId, ct);
        var gone = own.FindAll(number => strangers.Contains(number.Id) || number.Id.Value == form.Number).Select(IndexOf).ToHashSet(StringComparer.Ordinal);
        if (own.Find(number => number.Id.Value == form.Number) is { } rung)
        {
            if (form.Outcome == FollowUpOutcome.EmptyNumber)
            {
                await book.LearnAsync(rung.NumberIndex, NumberResult.Dead, clock.GetUtcNow(), ct);
            }
            else
            {
                own.FindAll(number => IndexOf(number) == IndexOf(rung)).ForEach(number => number.Die(clock.GetUtcNow()));
            }
        }

        return own.Exists(number => number.DeadAt is null && !gone.Contains(IndexOf(number)));
    }

    /// <summary>Numbers of this person at which somebody else answered last. That the stranger is reached for his own sake does not make them his.</summary>
    public async Task<IReadOnlySet<Id<ContactNumber>>> StrangersAsync(Id<Person> person, CancellationToken ct)
    {
        var tries = await (
            from attempt in db.FollowUpAttempts.AsNoTracking()
            join task in db.FollowUpTasks on attempt.TaskId equals task.Id
            where task.PersonId == person && attempt.NumberId != null
            orderby attempt.At
            select new { attempt.NumberId, attempt.Outcome }).ToListAsync(ct);
        return tries.GroupBy(attempt => attempt.NumberId!.Value).Where(number => number.Last().Outcome == FollowUpOutcome.NotThePatient).Select(number => number.Key).ToHashSet();
    }

    private Task<List<ContactNumber>> OwnAsync(Id<Person> person, CancellationToken ct)
    {
        var records = db.Patients.Where(patient => patient.PersonId == person).Select(patient => patient.Id);
        return db.ContactNumbers.Where(number => records.Contains(number.PatientId)).ToListAsync(ct);
    }

    private static string IndexOf(ContactNumber number) => Convert.ToHexString(number.NumberIndex);
}
