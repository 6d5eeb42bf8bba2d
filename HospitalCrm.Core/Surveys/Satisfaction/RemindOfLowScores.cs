using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>
/// A low score is overdue: whoever settles it in the department is told once, and some days later, once, the complaints office. How far it was told is kept
/// with the messages in one transaction, so a restart or a second process repeats nothing.
/// </summary>
public sealed class RemindOfLowScores(CrmDb db, LowScoreNotices notices, ParameterValues parameters, TimeProvider clock) : IScheduledWork
{
    private const int Few = 100;

    public static string Name => "surveys.remind-of-low-scores";

    public static string DefaultCron => "20 2/10 * * * ?";

    public async Task<int> RunAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var farther = now.AddDays(-parameters.Get(SatisfactionParameters.ClimbDays));
        return await TellAsync(LowScoreReminder.Department, db.LowScores.Where(score => score.DueAt <= now && score.Reminded == null), ct)
            + await TellAsync(LowScoreReminder.Hospital, db.LowScores.Where(score => score.DueAt <= farther && score.Reminded == LowScoreReminder.Department), ct);
    }

    private async Task<int> TellAsync(LowScoreReminder level, IQueryable<LowScore> overdue, CancellationToken ct)
    {
        var open = overdue.Where(score => score.State == LowScoreState.Open || score.State == LowScoreState.Contacted).OrderBy(score => score.DueAt).Take(Few);
        if (!await open.AnyAsync(ct))
        {
            return 0;
        }

        var told = 0;
        await db.InTransactionAsync(
            async () =>
            {
                foreach (var score in await open.ToListAsync(ct))
                {
                    score.Remind(level);
                    await notices.OverdueAsync(score, level, ct);
                    told++;
                }

                await db.SaveChangesAsync(ct);
            },
            ct);
        return told;
    }
}
