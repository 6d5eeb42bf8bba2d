using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>How far a campaign came, and what became of whom.</summary>
public sealed class ReadCampaign(CrmDb db) : IUseCase
{
    public static Permission Requires => EducationPermissions.View;

    public async Task<CampaignProgress> HandleAsync(Id<EducationCampaign> id, CancellationToken ct = default)
    {
        var known = await db.EducationCampaigns.AsNoTracking().SingleOrDefaultAsync(campaign => campaign.Id == id, ct) ?? throw new RuleViolation("Education.Missing");
        var ends = await db.CampaignMarks.Where(mark => mark.CampaignId == id).GroupBy(mark => mark.End).Select(group => new { group.Key, Count = group.Count() }).ToDictionaryAsync(group => group.Key, group => group.Count, ct);
        var states = await (
            from mark in db.CampaignMarks
            where mark.CampaignId == id && mark.MessageId != null
            join message in db.OutboundMessages on mark.MessageId equals message.Id
            group message by message.State into told
            select new { told.Key, Count = told.Count(), CostLi = told.Sum(message => message.CostLi) }).ToListAsync(ct);
        var by = await db.Staff.IgnoreQueryFilters().Where(staff => staff.StaffNo == known.StartedBy).Select(staff => staff.Name).FirstOrDefaultAsync(ct);
        return new(known.Id, known.Subject, known.SubjectId, known.Title, known.State, known.Category)
        {
            StartedBy = by ?? known.StartedBy,
            StartedAt = known.StartedAt,
            NotBefore = known.NotBefore,
            EndedAt = known.EndedAt,
            Audiences = [.. Audience.Read(known.Audiences).Select(audience => audience.Name)],
            Ends = ends,
            States = states.ToDictionary(state => state.Key, state => state.Count),
            CostLi = states.Sum(state => (long)state.CostLi),
        };
    }
}

public sealed record CampaignProgress(Id<EducationCampaign> Id, CampaignSubject Subject, Guid SubjectId, string Title, CampaignState State, MessageCategory Category)
{
    public required string StartedBy { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset NotBefore { get; init; }

    public required DateTimeOffset? EndedAt { get; init; }

    /// <summary>By name.</summary>
    public required IReadOnlyList<string> Audiences { get; init; }

    /// <summary>Persons, by what became of them here.</summary>
    public required IReadOnlyDictionary<CampaignEnd, int> Ends { get; init; }

    /// <summary>Messages, by what became of them in the outbox.</summary>
    public required IReadOnlyDictionary<MessageState, int> States { get; init; }

    public required long CostLi { get; init; }
}
