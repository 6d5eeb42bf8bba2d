using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Vaccines;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// 疫苗接种 (S4-6.5): some days before a dose is due, and once more when it is late; one message per family and day, whatever it tells of.
/// Nothing by a schedule nobody of the hospital confirmed. The programme's are free and a service; the others advertise.
/// </summary>
public sealed class SendVaccineNotices(CrmDb db, NoticeDesk desk, VaccineFamilies families, ScheduleBook schedule, ParameterValues parameters) : IScheduledWork, INotice
{
    public static string Name => "notices.vaccine";

    public static string DefaultCron => "15 0/5 * * * ?";

    public string Word => Name;

    public ParameterDefinition<bool> On => NoticeParameters.Vaccine;

    public ParameterDefinition<TimeOnly>? At => MessageParameters.VaccineAt;

    public Task<int> RunAsync(CancellationToken ct) => desk.RunAsync(this, ct);

    public async Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct)
    {
        if (!await schedule.MayTellAsync(ct))
        {
            return [];
        }

        var found = await families.FindAsync(today, most, ct);
        var codes = found.SelectMany(family => family.Doses).Select(dose => dose.Due.Vaccine).Distinct().ToList();
        var vaccines = await db.Vaccines.AsNoTracking().Where(vaccine => codes.Contains(vaccine.Code)).ToDictionaryAsync(vaccine => vaccine.Code, ct);
        return [.. found.Select(family => Draft(family, vaccines, today))];
    }

    public async Task ToldAsync(IReadOnlyList<NoticeDraft> drafts, CancellationToken ct)
    {
        var told = drafts.SelectMany(draft => draft.Also.Select(also => also.Subject).Prepend(draft.Subject)).Select(VaccineSubject.Read).OfType<VaccineSubject>().ToDictionary(subject => (subject.Patient, subject.Dose));
        var patients = told.Keys.Select(key => key.Patient).Distinct().ToList();
        foreach (var due in await db.VaccineDues.Where(due => patients.Contains(due.PatientId)).ToListAsync(ct))
        {
            if (told.TryGetValue((due.PatientId, new(due.Vaccine, due.DoseNo)), out var subject))
            {
                if (subject.IsLate)
                {
                    due.Remind();
                }

                due.Ask();
            }
        }
    }

    private NoticeDraft Draft(VaccineFamily family, IReadOnlyDictionary<string, Vaccine> vaccines, DateOnly today)
    {
        var matters = family.Doses.Select(dose => new NoticeAlso(dose.Due.PatientId, VaccineSubject.Of(dose.Due, today).ToString(), dose.Due.OverdueOn <= today ? dose.Due.OverdueOn : dose.Due.DueOn)).ToList();
        return new(matters[0].PatientId, matters[0].Subject, matters[0].On, VaccineSaying.Of(family, vaccines, today))
        {
            Template = family.IsPaid ? "vaccine-priced" : "vaccine",
            Also = [.. matters.Skip(1)],
            Asks = TimeSpan.FromDays(parameters.Get(VaccineParameters.ReplyDays)),
        };
    }
}
