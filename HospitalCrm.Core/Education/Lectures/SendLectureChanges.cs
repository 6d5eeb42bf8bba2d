using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>讲座变更通知: a lecture that was moved or cancelled, to those who signed up and those whose notice went out before. No advertising: they were promised something.</summary>
public sealed class SendLectureChanges(CrmDb db, NoticeDesk desk, TimeProvider clock) : IScheduledWork, INotice
{
    public static string Name => "education.lecture-change";

    public static string DefaultCron => "30 * * * * ?";

    public string Word => Name;

    public ParameterDefinition<bool> On => EducationParameters.LectureChange;

    public ParameterDefinition<TimeOnly>? At => null;

    public Task<int> RunAsync(CancellationToken ct) => desk.RunAsync(this, ct);

    public async Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct)
    {
        // What is over need not be told any more; one that was moved into the past is a mistake.
        var now = clock.GetUtcNow();
        var drafts = new List<NoticeDraft>();
        foreach (var lecture in await db.Lectures.AsNoTracking().Where(lecture => lecture.Changes > 0 && lecture.StartsAt > now).OrderBy(lecture => lecture.ChangedAt).ToListAsync(ct))
        {
            foreach (var patient in await KnowingAsync(lecture, most - drafts.Count, ct))
            {
                drafts.Add(new(patient, SubjectOf(lecture, patient), DateOnly.FromDateTime(HospitalZone.Local(lecture.ChangedAt!.Value).DateTime), lecture.Said())
                {
                    Template = lecture.CancelledAt is null ? "lecture-changed" : "lecture-cancelled",
                });
            }

            if (drafts.Count >= most)
            {
                break;
            }
        }

        return drafts;
    }

    private async Task<IReadOnlyList<Id<Patient>>> KnowingAsync(Lecture lecture, int most, CancellationToken ct)
    {
        var start = $"{lecture.Id}|{lecture.Changes}|";
        var told = db.NoticeMarks.Where(mark => mark.Notice == Name && mark.Subject.StartsWith(start)).Select(mark => mark.PatientId);
        var signedUp = db.LectureSignUps.Where(one => one.LectureId == lecture.Id && one.WithdrawnAt == null && !told.Contains(one.PatientId)).Select(one => one.PatientId);
        var invited = db.CampaignMarks
            .Where(mark => mark.SubjectId == lecture.Id.Value && mark.End == CampaignEnd.Queued && mark.At < lecture.ChangedAt && !told.Contains(mark.PatientId))
            .Where(mark => db.OutboundMessages.Any(message => message.Id == mark.MessageId && (message.SentAt != null || message.State == Messaging.MessageState.Sending || message.State == Messaging.MessageState.Unknown)))
            .Select(mark => mark.PatientId);
        return await signedUp.Union(invited).OrderBy(patient => patient).Take(most).ToListAsync(ct);
    }

    private static string SubjectOf(Lecture lecture, Id<Patient> patient) => $"{lecture.Id}|{lecture.Changes}|{patient}";
}
