using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Education.Campaigns;

/// <summary>Goes on with what is being sent, one batch of each campaign after the other, as long as its turn lasts. Killed in between, the next firing goes on.</summary>
public sealed class SendCampaigns(CrmDb db, CampaignSending sending, TimeProvider clock) : IScheduledWork
{
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(50);

    public static string Name => "education.send";

    public static string DefaultCron => "10 * * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var holder = Guid.NewGuid();
        var until = clock.GetUtcNow() + Turn;
        var running = new Queue<Id<EducationCampaign>>();
        foreach (var campaign in await db.EducationCampaigns.AsNoTracking().Where(known => known.State == CampaignState.Running).OrderBy(known => known.StartedAt).Select(known => known.Id).ToListAsync(ct))
        {
            if (await sending.ClaimAsync(campaign, holder, ct))
            {
                running.Enqueue(campaign);
            }
        }

        var handled = 0;
        while (running.TryDequeue(out var campaign))
        {
            if (clock.GetUtcNow() < until && await sending.StepAsync(campaign, holder, ct) is { } count)
            {
                handled += count;
                running.Enqueue(campaign);
            }
            else
            {
                await sending.ReleaseAsync(campaign, holder, ct);
            }
        }

        return handled;
    }
}
