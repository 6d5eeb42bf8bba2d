using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>Ends a campaign, and takes back what no channel has yet; whoever that was for may be told by another one. The caller saves.</summary>
public sealed class CampaignStopping(CrmDb db, MessageOutbox outbox, TimeProvider clock) : IRoomPart
{
    /// <returns>How many messages were taken back.</returns>
    public async Task<int> StopAsync(EducationCampaign campaign, CancellationToken ct)
    {
        campaign.Stop(clock.GetUtcNow());
        return await TakeBackAsync(campaign.Id, ct);
    }

    public async Task<int> TakeBackAsync(Id<EducationCampaign> campaign, CancellationToken ct)
    {
        var waiting = await (
            from mark in db.CampaignMarks
            where mark.CampaignId == campaign && mark.End == CampaignEnd.Queued
            join message in db.OutboundMessages on mark.MessageId equals message.Id
            where message.State == MessageState.Queued
            select mark).ToListAsync(ct);
        waiting.ForEach(mark => mark.Cancel());
        return await outbox.CancelAsync(CampaignWriting.Source, [.. waiting.Select(mark => $"{campaign}|{mark.PersonId}")], ct);
    }
}
