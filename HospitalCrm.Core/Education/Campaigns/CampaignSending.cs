using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education.Audiences;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>
/// One batch after the other of a campaign: messages, marks and how far it came are one transaction, so that it can be killed at any
/// moment. In there it looks once more whether it may go on: a pause holds from the moment it is saved.
/// </summary>
public sealed class CampaignSending(CrmDb db, AudienceReading audiences, CampaignWriting writing, CampaignContents contents, MessageOutbox outbox, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    public const int AtOnce = 300;

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    /// <summary>True when it is this process's turn.</summary>
    public async Task<bool> ClaimAsync(Id<EducationCampaign> id, Guid holder, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var until = now + Lease;
        var claimed = 0;
        await db.InTransactionAsync(
            async () => claimed = await db.EducationCampaigns
                .Where(campaign => campaign.Id == id && campaign.State == CampaignState.Running && campaign.NotBefore <= now && (campaign.LeaseUntil == null || campaign.LeaseUntil <= now))
                .ExecuteUpdateAsync(set => set.SetProperty(campaign => campaign.Holder, holder).SetProperty(campaign => campaign.LeaseUntil, until), ct),
            ct);
        return claimed == 1;
    }

    public async Task ReleaseAsync(Id<EducationCampaign> id, Guid holder, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await db.InTransactionAsync(
            () => db.EducationCampaigns.Where(campaign => campaign.Id == id && campaign.Holder == holder)
                .ExecuteUpdateAsync(set => set.SetProperty(campaign => campaign.Holder, (Guid?)null).SetProperty(campaign => campaign.LeaseUntil, (DateTimeOffset?)null), ct),
            ct);
    }

    /// <returns>How many were handled; null when there is nothing more to do now.</returns>
    public async Task<int?> StepAsync(Id<EducationCampaign> id, Guid holder, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var campaign = await db.EducationCampaigns.AsNoTracking().SingleAsync(known => known.Id == id, ct);
        if (campaign.State != CampaignState.Running || campaign.Holder != holder || await IsCrowdedAsync(ct))
        {
            return null;
        }

        var page = await audiences.NextAsync(Audience.Read(campaign.Audiences), campaign.Cursor, AtOnce, ct);
        var fresh = await FreshAsync(campaign, page.Members, ct);
        var drafts = fresh.Count == 0 ? [] : await writing.WriteAsync(await contents.OfAsync(campaign, ct), fresh, ct);
        var isWritten = false;
        await db.InTransactionAsync(async () => isWritten = await WriteAsync(campaign, page, drafts, holder, ct), ct);
        return isWritten ? drafts.Count : null;
    }

    /// <summary>What advertises waits in the outbox for quiet hours, a budget or a slow card: more of it would only take the pause its meaning.</summary>
    private async Task<bool> IsCrowdedAsync(CancellationToken ct)
    {
        var most = parameters.Get(EducationParameters.MostWaiting);
        return await db.OutboundMessages.Where(message => message.State == MessageState.Queued && message.Priority == 4).Take(most).CountAsync(ct) >= most;
    }

    /// <summary>Each person once, and nobody who was told of it, or was looked at by this campaign already.</summary>
    private async Task<List<AudienceMember>> FreshAsync(EducationCampaign campaign, IReadOnlyList<AudienceMember> members, CancellationToken ct)
    {
        var persons = members.Select(member => member.Person).Distinct().ToList();
        var over = await db.CampaignMarks.AsNoTracking()
            .Where(mark => mark.SubjectId == campaign.SubjectId && persons.Contains(mark.PersonId) && (mark.End == CampaignEnd.Queued || mark.CampaignId == campaign.Id))
            .Select(mark => mark.PersonId)
            .ToListAsync(ct);
        return [.. members.DistinctBy(member => member.Person).ExceptBy(over, member => member.Person)];
    }

    private async Task<bool> WriteAsync(EducationCampaign seen, AudiencePage page, IReadOnlyList<CampaignDraft> drafts, Guid holder, CancellationToken ct)
    {
        var campaign = await db.EducationCampaigns.SingleAsync(known => known.Id == seen.Id, ct);
        if (campaign.State != CampaignState.Running || campaign.Holder != holder || campaign.Cursor != seen.Cursor)
        {
            return false;
        }

        var now = clock.GetUtcNow();
        var wishes = drafts.Where(draft => draft.Wish is not null).ToList();
        var answers = (await outbox.AddAsync([.. wishes.Select(draft => draft.Wish!)], ct)).Zip(wishes).ToDictionary(pair => pair.Second, pair => pair.First);
        var persons = drafts.Select(draft => draft.Member.Person).ToList();
        var marks = await db.CampaignMarks.Where(mark => mark.SubjectId == seen.SubjectId && persons.Contains(mark.PersonId)).ToDictionaryAsync(mark => mark.PersonId, ct);
        foreach (var draft in drafts)
        {
            if (!marks.TryGetValue(draft.Member.Person, out var mark))
            {
                mark = new(seen.SubjectId, draft.Member.Person);
                db.CampaignMarks.Add(mark);
            }

            var answer = answers.GetValueOrDefault(draft);
            mark.Note(seen.Id, draft.Member.Patient, answer is { State: MessageState.Suppressed } ? CampaignEnd.HeldBack : draft.End, answer?.Id, now);
        }

        campaign.Advance(page.Next, now, now + Lease);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
