using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>生日祝福 (S4-2.1): only to those who once agreed to such messages, so the question begins at the consents and not at a million birthdays. Whoever was born on 29 February hears it on the 28th of a short one.</summary>
public sealed class SendBirthdayWishes(CrmDb db, NoticeDesk desk) : IScheduledWork, INotice
{
    public static string Name => "notices.birthday";

    public static string DefaultCron => "55 0/5 * * * ?";

    public string Word => Name;

    public ParameterDefinition<bool> On => NoticeParameters.Birthday;

    public ParameterDefinition<TimeOnly>? At => MessageParameters.BirthdayAt;

    public Task<int> RunAsync(CancellationToken ct) => desk.RunAsync(this, ct);

    public async Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct)
    {
        var isShortEnd = today is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(today.Year);
        var (month, day, orDay) = (today.Month, today.Day, isShortEnd ? 29 : today.Day);
        var agreed = db.ConsentEntries.Where(entry => entry.Purpose == ConsentPurpose.Promotion && entry.Channel == ConsentChannel.Sms && entry.State == ConsentState.Given).Select(entry => entry.PatientId);
        var people = await db.Patients.AsNoTracking()
            .Where(patient => agreed.Contains(patient.Id) && patient.DeceasedOn == null && patient.BirthPrecision == DatePrecision.Day)
            .Where(patient => patient.BirthOn!.Value.Month == month && (patient.BirthOn!.Value.Day == day || patient.BirthOn!.Value.Day == orDay))
            .Where(patient => !db.NoticeMarks.Any(mark => mark.Notice == Name && mark.PatientId == patient.Id && mark.On == today))
            .OrderBy(patient => patient.Id)
            .Select(patient => patient.Id)
            .Take(most)
            .ToListAsync(ct);
        return people.ConvertAll(patient => new NoticeDraft(patient, patient.ToString(), today, new Dictionary<string, object?>()) { Template = "birthday" });
    }
}
