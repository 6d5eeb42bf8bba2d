using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>The loop's next step: 已联系 when it was open, 已解决 when he was rung back, each with what was said or done.</summary>
public sealed class MoveLowScore(CrmDb db, LowScoreAccess access, Vault vault, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int Shortest = 2;
    private const int Longest = 500;

    public static Permission Requires => SurveyPermissions.HandleLowScores;

    /// <param name="from">Where it stood when the page showed it.</param>
    public async Task HandleAsync(Id<LowScore> id, LowScoreState from, string note, CancellationToken ct = default)
    {
        var said = (note ?? "").Trim();
        if (said.Length is < Shortest or > Longest)
        {
            throw new RuleViolation("Surveys.NoteNeeded", Shortest, Longest);
        }

        var score = await access.DemandAsync(id, ct);
        if (score.State != from)
        {
            throw new RuleViolation("Surveys.LowScoreState", score.State);
        }

        var now = clock.GetUtcNow();
        var by = actor.Value.StaffNo;
        if (from == LowScoreState.Open)
        {
            score.Contact(by, vault.Seal(LowScore.NotePurpose, said), now);
        }
        else
        {
            // What he said stays beside what was done.
            score.Resolve(by, vault.Seal(LowScore.NotePurpose, $"{vault.Open(LowScore.NotePurpose, score.Note)}；{said}"), now);
        }

        await db.SaveChangesAsync(ct);
    }
}
