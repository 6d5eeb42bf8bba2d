using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>Plans a lecture or changes one. When its hour or place changes, notices of it that no channel has yet are taken back; who has one is told anew.</summary>
public sealed class SaveLecture(CrmDb db, CampaignStopping stopping, TimeProvider clock, IValidator<LectureForm> validator) : IUseCase
{
    public static Permission Requires => EducationPermissions.ManageLectures;

    public async Task<Id<Lecture>> HandleAsync(LectureForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var saved = default(Id<Lecture>);
        await db.InTransactionAsync(
            async () =>
            {
                var lecture = form.Id is { } key ? await FindAsync(new(key), form.Version, ct) : Added();
                var changes = lecture.Changes;
                lecture.Plan(form.Topic.Trim(), form.Speaker.Trim(), form.Place.Trim(), form.StartsAt, LectureForm.Count(form.Seats)!.Value, clock.GetUtcNow());
                lecture.MeanFor(form.AudienceOf is { } topic ? await TopicAsync(new(topic), ct) : null, form.AudienceOf is null ? form.Department : null);
                if (lecture.Changes > changes)
                {
                    await TakeBackAsync(lecture, ct);
                }

                await db.SaveChangesAsync(ct);
                saved = lecture.Id;
            },
            ct);
        return saved;
    }

    /// <summary>Nobody is to be told an old hour: those are written to again as the notice goes on.</summary>
    private async Task TakeBackAsync(Lecture lecture, CancellationToken ct)
    {
        foreach (var campaign in await db.EducationCampaigns.Where(known => known.SubjectId == lecture.Id.Value).Select(known => known.Id).ToListAsync(ct))
        {
            await stopping.TakeBackAsync(campaign, ct);
        }
    }

    private async Task<Id<EducationTopic>> TopicAsync(Id<EducationTopic> id, CancellationToken ct) =>
        await db.EducationTopics.AnyAsync(topic => topic.Id == id, ct) ? id : throw new RuleViolation("Education.Missing");

    private async Task<Lecture> FindAsync(Id<Lecture> id, int version, CancellationToken ct)
    {
        var known = await db.Lectures.SingleOrDefaultAsync(lecture => lecture.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
        return known.Version == version ? known : throw new DbUpdateConcurrencyException();
    }

    private Lecture Added()
    {
        var added = new Lecture();
        db.Lectures.Add(added);
        return added;
    }
}
