using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Questionnaires;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys.Satisfaction;

/// <summary>Where a follow-up's ratings are kept, a row an item; a low one opens its loop in the same transaction. Never saves.</summary>
public sealed class SatisfactionBook(CrmDb db, SatisfactionPaper paper, Vault vault, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    /// <summary>What cannot be meant is left out: nobody is kept from ending a call by it.</summary>
    public async Task TakeAsync(RatedStay stay, Answers answers, CancellationToken ct)
    {
        if (answers.IsEmpty || await paper.OfAsync(stay.Encounter, ct) is not { } asked)
        {
            return;
        }

        var kept = asked.Check(answers).Kept;
        var classes = await db.SatisfactionItems.AsNoTracking().ToDictionaryAsync(item => item.Code, item => item.ClassCode, ct);
        var rated = asked.Questions.SelectMany(question => Read(question, kept[question.Key], classes)).ToList();
        db.SatisfactionRatings.AddRange(rated.Select(item => new SatisfactionRating(stay, item, clock.Today())));
        var low = rated.FindAll(item => item.Score <= SatisfactionRating.Low);
        if (low.Count > 0)
        {
            Open(stay, asked, kept, rated, low);
        }
    }

    private void Open(RatedStay stay, QuestionSet asked, Answers kept, List<RatedItem> rated, List<RatedItem> low)
    {
        var now = clock.GetUtcNow();
        var staff = string.Concat(rated.Select(item => item.StaffNo).OfType<string>().Distinct().Select(LowScore.Marked)).Replace("||", "|", StringComparison.Ordinal);
        var lines = asked.Questions.Where(question => question.Type == QuestionType.Matrix)
            .SelectMany(question => kept[question.Key]
                .Where(cell => low.Exists(item => cell.StartsWith(item.ItemCode + "=", StringComparison.Ordinal) && question.Options.Any(option => cell == $"{item.ItemCode}={option.Key}" && option.Score <= SatisfactionRating.Low)))
                .Select(cell => question.Say([cell])));
        var text = string.Join('\n', lines.Append(kept.One(SatisfactionPaper.CommentKey)).OfType<string>().Distinct());
        db.LowScores.Add(new(stay, low.Min(item => item.Score), staff, vault.Seal(LowScore.TextPurpose, text), now, now.AddDays(parameters.Get(SatisfactionParameters.Days))));
    }

    private static IEnumerable<RatedItem> Read(Question question, IReadOnlyList<string> cells, Dictionary<string, string> classes)
    {
        if (question.Type != QuestionType.Matrix)
        {
            yield break;
        }

        var staffNo = question.Key.StartsWith(SatisfactionPaper.StaffKey, StringComparison.Ordinal) ? question.Key[SatisfactionPaper.StaffKey.Length..] : null;
        foreach (var cell in cells.Select(cell => cell.Split('=', 2)))
        {
            if (cell is [var item, var level] && question.Options.FirstOrDefault(option => option.Key == level)?.Score is { } points)
            {
                yield return new(staffNo is null ? SatisfactionScope.Department : SatisfactionScope.Staff, item, classes.GetValueOrDefault(item, ""), staffNo, (int)points);
            }
        }
    }
}
