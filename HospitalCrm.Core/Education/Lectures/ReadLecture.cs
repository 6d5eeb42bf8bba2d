using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>A lecture with those who signed up, as far as the reader may see them.</summary>
public sealed class ReadLecture(CrmDb db, PatientSight sight, ListTools tools) : IUseCase
{
    public static Permission Requires => EducationPermissions.View;

    /// <param name="id">Null for a new one: only what there is to choose from.</param>
    public async Task<LectureSheet> HandleAsync(Id<Lecture>? id, CancellationToken ct = default)
    {
        var topics = await db.EducationTopics.AsNoTracking().OrderBy(topic => topic.Number).Select(topic => new TopicChoice(topic.Id.Value, topic.Name, topic.Kind)).ToListAsync(ct);
        if (id is not { } wanted)
        {
            return new(new(), topics, null, [], []);
        }

        var known = await db.Lectures.AsNoTracking().SingleOrDefaultAsync(lecture => lecture.Id == wanted, ct) ?? throw new RuleViolation("Education.Missing");
        var campaigns = await db.EducationCampaigns.AsNoTracking().Where(campaign => campaign.SubjectId == wanted.Value).OrderByDescending(campaign => campaign.StartedAt)
            .Select(campaign => new CampaignLine(campaign.Id, campaign.State, campaign.StartedAt)).ToListAsync(ct);
        var local = HospitalZone.Local(known.StartsAt);
        var form = new LectureForm
        {
            Id = wanted.Value,
            Version = known.Version,
            Topic = known.Topic,
            Speaker = known.Speaker,
            Place = known.Place,
            On = DateOnly.FromDateTime(local.DateTime),
            At = local.ToString("HH:mm", CultureInfo.InvariantCulture),
            Seats = known.Seats.ToString(CultureInfo.InvariantCulture),
            AudienceOf = known.AudienceOf?.Value,
            Department = known.DepartmentCode,
        };
        return new(form, topics, new(known.StartsAt, known.Seats, known.Taken, known.AnnouncedAt, known.Changes, known.CancelledAt, known.Why), await SignUpsAsync(wanted, ct), campaigns);
    }

    private async Task<IReadOnlyList<SignUpLine>> SignUpsAsync(Id<Lecture> id, CancellationToken ct)
    {
        var rows = await (
            from one in db.LectureSignUps.AsNoTracking()
            where one.LectureId == id && one.WithdrawnAt == null
            join patient in db.Patients on one.PatientId equals patient.Id
            orderby one.At
            select new { one.Id, one.PatientId, patient.Name, IsRestricted = patient.RestrictedAs != null, one.Door, one.By, one.At }).ToListAsync(ct);
        var within = await sight.WithinAsync([.. rows.Select(row => row.PatientId)], ct);
        await sight.PrepareAsync(tools);
        return [.. rows.Select(row => new SignUpLine(row.Id, within.Contains(row.PatientId) ? row.PatientId : null, within.Contains(row.PatientId) ? tools.Name(row.Name, row.IsRestricted) : null, row.Door, row.By, row.At))];
    }
}

/// <param name="Standing">Null for a new one.</param>
public sealed record LectureSheet(LectureForm Form, IReadOnlyList<TopicChoice> Topics, LectureStanding? Standing, IReadOnlyList<SignUpLine> SignUps, IReadOnlyList<CampaignLine> Campaigns);

public sealed record LectureStanding(DateTimeOffset StartsAt, int Seats, int Taken, DateTimeOffset? AnnouncedAt, int Changes, DateTimeOffset? CancelledAt, string? Why);

/// <param name="PatientId">Null: beyond the reader's scope.</param>
public sealed record SignUpLine(Id<LectureSignUp> Id, Id<Patient>? PatientId, string? Name, SignUpDoor Door, string By, DateTimeOffset At);
