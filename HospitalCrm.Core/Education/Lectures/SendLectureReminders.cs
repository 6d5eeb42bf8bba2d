using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>讲座提醒: the day before, to those who signed up. Who signs up later than that knows by himself.</summary>
public sealed class SendLectureReminders(CrmDb db, NoticeDesk desk) : IScheduledWork, INotice
{
    public static string Name => "education.lecture-reminder";

    public static string DefaultCron => "50 0/5 * * * ?";

    public string Word => Name;

    public ParameterDefinition<bool> On => EducationParameters.LectureReminder;

    public ParameterDefinition<TimeOnly>? At => EducationParameters.LectureReminderAt;

    public Task<int> RunAsync(CancellationToken ct) => desk.RunAsync(this, ct);

    public async Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct)
    {
        var (from, until) = (HospitalZone.StartOf(today.AddDays(1)), HospitalZone.StartOf(today.AddDays(2)));
        var lectures = await db.Lectures.AsNoTracking().Where(lecture => lecture.StartsAt >= from && lecture.StartsAt < until && lecture.CancelledAt == null).OrderBy(lecture => lecture.StartsAt).ToListAsync(ct);
        var drafts = new List<NoticeDraft>();
        foreach (var lecture in lectures)
        {
            var day = DateOnly.FromDateTime(HospitalZone.Local(lecture.StartsAt).DateTime);
            var told = (await db.NoticeMarks.Where(mark => mark.Notice == Name && mark.On == day).Select(mark => mark.Subject).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
            var signedUp = await db.LectureSignUps.AsNoTracking().Where(one => one.LectureId == lecture.Id && one.WithdrawnAt == null).OrderBy(one => one.At).Select(one => one.PatientId).ToListAsync(ct);
            drafts.AddRange(
                from patient in signedUp
                let subject = $"{lecture.Id}|{patient}"
                where !told.Contains(subject)
                select new NoticeDraft(patient, subject, day, lecture.Said()) { Template = "lecture-reminder" });
            if (drafts.Count >= most)
            {
                break;
            }
        }

        return [.. drafts.Take(most)];
    }
}
