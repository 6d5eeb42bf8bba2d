using System.Linq.Expressions;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Complaints.Learning;

/// <summary>座谈会, the newest first.</summary>
public static class MeetingList
{
    public static readonly ListDefinition<MeetingRow> Definition = new("meetings")
    {
        Source = db =>
            from held in db.ComplaintMeetings
            select new MeetingRow
            {
                Id = held.Id,
                HeldOn = held.HeldOn,
                Title = held.Title,
                Place = held.Place,
                Actions = db.CorrectiveActions.Count(action => action.MeetingId == held.Id),
                RegisteredAt = held.RegisteredAt,
            },
        Key = ListKey<MeetingRow>.By(row => row.Id),
        SortedBy = "HeldOn",
        SortedDescending = true,
        Columns =
        [
            new("HeldOn", row => row.HeldOn) { SortKey = ByDay, Width = "110px" },
            new("Title", (row, tools) => tools.Vault.Open(ComplaintMeeting.TitlePurpose, row.Title)),
            new("Place", row => row.Place) { Width = "180px" },
            new("Actions", row => row.Actions) { Width = "90px" },
            new("RegisteredAt", row => row.RegisteredAt) { Width = "140px" },
        ],
        Filters =
        [
            new("held", FilterKind.DateRange, (typed, _) =>
            {
                var (from, to) = DayRange.Days(typed);
                return row => row.HeldOn >= from && row.HeldOn <= to;
            }) { IsPublic = true },
        ],
        OpenUrl = row => $"/improvements/meetings/{row.Id}",
        Permissions = new(LearningPermissions.Manage) { Add = LearningPermissions.Manage, Export = LearningPermissions.Export },
    };

    private static Expression<Func<MeetingRow, DateOnly>> ByDay => row => row.HeldOn;
}

public sealed record MeetingRow
{
    public required Id<ComplaintMeeting> Id { get; init; }

    public required DateOnly HeldOn { get; init; }

    public required Sealed Title { get; init; }

    public required string Place { get; init; }

    public required int Actions { get; init; }

    public required DateTimeOffset RegisteredAt { get; init; }
}
