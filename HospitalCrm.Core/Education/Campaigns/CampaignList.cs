using System.Linq.Expressions;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Messaging;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>群发记录.</summary>
public static class CampaignList
{
    public static readonly ListDefinition<CampaignRow> Definition = new("campaigns")
    {
        Source = db =>
            from campaign in db.EducationCampaigns
            select new CampaignRow
            {
                Id = campaign.Id,
                Title = campaign.Title,
                Subject = campaign.Subject,
                Category = campaign.Category,
                State = campaign.State,
                Persons = db.CampaignMarks.Count(mark => mark.CampaignId == campaign.Id),
                Queued = db.CampaignMarks.Count(mark => mark.CampaignId == campaign.Id && mark.End == CampaignEnd.Queued),
                StartedBy = db.Staff.Where(staff => staff.StaffNo == campaign.StartedBy).Select(staff => staff.Name).FirstOrDefault() ?? campaign.StartedBy,
                StartedAt = campaign.StartedAt,
                EndedAt = campaign.EndedAt,
            },
        Key = ListKey<CampaignRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(CampaignRow.StartedAt),
        SortedDescending = true,
        Columns =
        [
            new(nameof(CampaignRow.Title), row => row.Title),
            new(nameof(CampaignRow.Subject), row => row.Subject) { Width = "90px" },
            new(nameof(CampaignRow.Category), row => row.Category) { Width = "80px" },
            new(nameof(CampaignRow.State), row => row.State) { Width = "84px" },
            new(nameof(CampaignRow.Persons), row => row.Persons) { Width = "90px" },
            new(nameof(CampaignRow.Queued), row => row.Queued) { Width = "90px" },
            new(nameof(CampaignRow.StartedBy), row => row.StartedBy) { Width = "90px" },
            new(nameof(CampaignRow.StartedAt), row => row.StartedAt) { Width = "136px", SortKey = (Expression<Func<CampaignRow, DateTimeOffset>>)(row => row.StartedAt) },
            new(nameof(CampaignRow.EndedAt), row => row.EndedAt) { Width = "136px" },
        ],
        Filters =
        [
            new("title", FilterKind.Text, (typed, _) => row => row.Title.Contains(typed)),
            new("campaignState", FilterKind.Choice, ByState) { Choices = Enum.GetNames<CampaignState>(), IsPublic = true },
        ],
        Permissions = new(EducationPermissions.View) { Export = EducationPermissions.View },
        OpenUrl = row => $"/health-info/campaigns/{row.Id}",
    };

    private static Expression<Func<CampaignRow, bool>> ByState(string typed, ListTools tools)
    {
        var state = Enum.Parse<CampaignState>(typed);
        return row => row.State == state;
    }
}

public sealed record CampaignRow
{
    public required Id<EducationCampaign> Id { get; init; }

    public required string Title { get; init; }

    public required CampaignSubject Subject { get; init; }

    public required MessageCategory Category { get; init; }

    public required CampaignState State { get; init; }

    public required int Persons { get; init; }

    public required int Queued { get; init; }

    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }
}
