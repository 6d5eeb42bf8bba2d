using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Vaccines;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>Whose doses are to be told of, by family: all children behind one number, and of each all its doses. A family that was written to today waits for tomorrow.</summary>
public sealed class VaccineFamilies(CrmDb db, NoticeNumbers numbers, ConsentBook consents, Vault vault, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    /// <summary>Some of the first ones wait for tomorrow: those behind them must not starve.</summary>
    private const int Wide = 5;

    /// <summary>Those of the programme first; what is paid for only with consent.</summary>
    internal async Task<IReadOnlyList<VaccineFamily>> FindAsync(DateOnly today, int most, CancellationToken ct)
    {
        var first = await Untold(today).OrderBy(due => due.IsPaid).ThenBy(due => due.DueOn).ThenBy(due => due.Id).Select(due => due.PatientId).Take(most * Wide).ToListAsync(ct);
        var asked = first.Distinct().ToList();
        var byNumber = await NumbersAsync(asked, ct);
        var indexes = byNumber.Where(child => child.Number is not null).Select(child => child.Index).ToList();
        var beside = await db.ContactNumbers.Where(number => indexes.Contains(number.NumberIndex) && db.VaccineDues.Any(due => due.PatientId == number.PatientId) && !asked.Contains(number.PatientId)).Select(number => number.PatientId).Distinct().ToListAsync(ct);
        byNumber.AddRange(await NumbersAsync(beside, ct));
        var children = byNumber.ConvertAll(child => child.Patient);
        var dues = (await Untold(today).Where(due => children.Contains(due.PatientId)).OrderBy(due => due.PatientId).ThenBy(due => due.DueOn).ThenBy(due => due.Vaccine).ToListAsync(ct)).ToLookup(due => due.PatientId);
        var told = await ToldTodayAsync(indexes, ct);
        var service = await consents.MayContactAsync(children, ConsentChannel.Sms, ConsentPurpose.Service, ct);
        var promotion = await consents.MayContactAsync(children, ConsentChannel.Sms, ConsentPurpose.Promotion, ct);
        var families = new List<VaccineFamily>();
        foreach (var family in byNumber.OrderBy(child => child.Patient).Where(child => child.Number is null || !told.Contains(Convert.ToHexString(child.Index)))

            // Whoever does not want to hear of it is told so in a message of his own, which is held back with the reason.
            .GroupBy(child => child.Number is { } number && service[child.Patient].May ? number : child.Patient.ToString()))
        {
            var programme = family.SelectMany(child => dues[child.Patient].Where(due => !due.IsPaid).Select(due => new FamilyDose(child.Name, due))).ToList();
            var doses = programme.Count > 0 ? programme : [.. family.Where(child => promotion[child.Patient].May).SelectMany(child => dues[child.Patient].Where(due => due.IsPaid).Select(due => new FamilyDose(child.Name, due)))];
            if (doses.Count > 0)
            {
                families.Add(new(programme.Count == 0, doses));
            }
        }

        return [.. families.OrderBy(family => family.IsPaid).Take(most)];
    }

    /// <summary>Near, due or late, not held, and not told of yet. What came due long ago is not begun with.</summary>
    private IQueryable<VaccineDue> Untold(DateOnly today)
    {
        var (near, late) = (today.AddDays(parameters.Get(VaccineParameters.Ahead)), today.AddDays(-parameters.Get(VaccineParameters.Late)));
        var agreed = db.ConsentEntries.Where(entry => entry.Purpose == ConsentPurpose.Promotion && entry.Channel == ConsentChannel.Sms && entry.State == ConsentState.Given).Select(entry => entry.PatientId);
        return db.VaccineDues.AsNoTracking()
            .Where(due => due.EndsOn > today && (due.HeldUntil == null || due.HeldUntil <= today))
            .Where(due => (due.DueOn <= near && due.DueOn >= late && due.OverdueOn > today && due.AskedOn == null) || (due.OverdueOn <= today && due.OverdueOn >= late && due.RemindedOn == null))
            .Where(due => !due.IsPaid || agreed.Contains(due.PatientId))
            .Where(due => db.Patients.Any(patient => patient.Id == due.PatientId && patient.DeceasedOn == null));
    }

    private async Task<List<Child>> NumbersAsync(List<Id<Patient>> patients, CancellationToken ct)
    {
        var addresses = await numbers.OfAsync(patients, ct);
        return [.. patients.Where(addresses.ContainsKey).Select(patient =>
        {
            var number = addresses[patient].Own ?? addresses[patient].Guardian;
            return new Child(patient, addresses[patient].Name, number, number is null ? [] : vault.BlindIndex(ContactNumber.IndexPurpose, number));
        })];
    }

    private async Task<HashSet<string>> ToldTodayAsync(List<byte[]> indexes, CancellationToken ct)
    {
        var since = HospitalZone.StartOf(clock.Today());
        var told = await db.OutboundMessages
            .Where(message => message.Source == SendVaccineNotices.Name && message.CreatedAt >= since && message.State != MessageState.Suppressed && indexes.Contains(message.ToIndex))
            .Select(message => message.ToIndex)
            .ToListAsync(ct);
        return [.. told.Select(Convert.ToHexString)];
    }

    private sealed record Child(Id<Patient> Patient, string Name, string? Number, byte[] Index);
}

/// <summary>What is told to one family in one message.</summary>
internal sealed record VaccineFamily(bool IsPaid, IReadOnlyList<FamilyDose> Doses);

internal sealed record FamilyDose(string Child, VaccineDue Due);
