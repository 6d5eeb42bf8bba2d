using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Patients;

/// <summary>What calls teach about numbers: the same for every archive that has the number. Asked inside the caller's transaction.</summary>
public sealed class NumberBook(CrmDb db) : IRoomPart
{
    // A switchboard stands in thousands of archives and is nobody's own number.
    private const int Most = 50;

    /// <summary>
    /// Somebody was spoken with, nobody answered, or there is no such number. When it was last reached changes with every call and is
    /// nobody's decision: it is written past the audit; that a number is dead, or lives after all, is not.
    /// </summary>
    public async Task LearnAsync(byte[] numberIndex, NumberResult result, DateTimeOffset at, CancellationToken ct)
    {
        var numbers = await db.ContactNumbers.AsNoTracking().Where(number => number.NumberIndex == numberIndex).OrderBy(number => number.Id)
            .Select(number => new { number.Id, number.DeadAt })
            .Take(Most + 1)
            .ToListAsync(ct);
        if (numbers.Count > Most)
        {
            return;
        }

        var told = numbers.FindAll(number => result == NumberResult.Dead || (result == NumberResult.Reached && number.DeadAt is not null)).ConvertAll(number => number.Id);
        foreach (var number in await db.ContactNumbers.Where(number => told.Contains(number.Id)).ToListAsync(ct))
        {
            if (result == NumberResult.Dead)
            {
                number.Die(at);
            }
            else
            {
                number.Work(at);
            }
        }

        var quiet = numbers.ConvertAll(number => number.Id).Except(told).ToList();
        var rows = db.ContactNumbers.Where(number => quiet.Contains(number.Id));
        if (result == NumberResult.Reached)
        {
            await rows.ExecuteUpdateAsync(set => set.SetProperty(number => number.LastOkAt, at), ct);
        }
        else if (quiet.Count > 0)
        {
            await rows.ExecuteUpdateAsync(set => set.SetProperty(number => number.LastFailAt, at), ct);
        }
    }
}

/// <summary>How a call to a number, or from it, went.</summary>
public enum NumberResult
{
    Reached,
    NotReached,

    /// <summary>空号 or 停机.</summary>
    Dead,
}
