using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Education.Lectures;

/// <summary>讲座.</summary>
public static class LectureList
{
    public static readonly ListDefinition<LectureRow> Definition = new("lectures")
    {
        Source = db =>
            from lecture in db.Lectures
            select new LectureRow
            {
                Id = lecture.Id,
                Topic = lecture.Topic,
                Speaker = lecture.Speaker,
                Place = lecture.Place,
                StartsAt = lecture.StartsAt,
                Seats = lecture.Seats,
                Taken = lecture.Taken,
                AnnouncedAt = lecture.AnnouncedAt,
                CancelledAt = lecture.CancelledAt,
            },
        Key = ListKey<LectureRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(LectureRow.StartsAt),
        SortedDescending = true,
        Columns =
        [
            new(nameof(LectureRow.StartsAt), row => row.StartsAt) { Width = "136px", SortKey = (Expression<Func<LectureRow, DateTimeOffset>>)(row => row.StartsAt) },
            new(nameof(LectureRow.Topic), row => row.Topic),
            new(nameof(LectureRow.Speaker), row => row.Speaker) { Width = "110px" },
            new(nameof(LectureRow.Place), row => row.Place) { Width = "200px" },
            new(nameof(LectureRow.Seats), row => row.Seats) { Width = "70px" },
            new(nameof(LectureRow.Taken), row => row.Taken) { Width = "70px" },
            new(nameof(LectureRow.Standing), row => row.Standing) { Width = "90px" },
        ],
        Filters = [new("topic", FilterKind.Text, (typed, _) => row => row.Topic.Contains(typed) || row.Speaker.Contains(typed) || row.Place.Contains(typed))],
        Permissions = new(EducationPermissions.View) { Add = EducationPermissions.ManageLectures, Edit = EducationPermissions.ManageLectures, Export = EducationPermissions.View },
        OpenUrl = row => $"/lectures/{row.Id}",
    };
}

public sealed record LectureRow
{
    public required Id<Lecture> Id { get; init; }

    public required string Topic { get; init; }

    public required string Speaker { get; init; }

    public required string Place { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required int Seats { get; init; }

    public required int Taken { get; init; }

    public required DateTimeOffset? AnnouncedAt { get; init; }

    public required DateTimeOffset? CancelledAt { get; init; }

    public LectureState Standing => CancelledAt is not null ? LectureState.Cancelled : AnnouncedAt is not null ? LectureState.Announced : LectureState.Planned;
}

public enum LectureState
{
    Planned,

    /// <summary>已通知.</summary>
    Announced,
    Cancelled,
}
