using System.Globalization;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Surveys;

/// <summary>出院满意度: asked, answered and how, by department and by month.</summary>
public sealed class SumRatings(CrmDb db) : IUseCase
{
    public const int MostDays = 732;

    public static Permission Requires => SurveyPermissions.View;

    /// <param name="from">The first day of asking.</param>
    /// <param name="to">The last one.</param>
    /// <param name="department">Null: all.</param>
    public async Task<RatingSums> HandleAsync(DateOnly from, DateOnly to, string? department, CancellationToken ct = default)
    {
        if (to < from || to.DayNumber - from.DayNumber >= MostDays)
        {
            throw new RuleViolation("Surveys.DaysTooMany", MostDays);
        }

        var asked = Sent(db).AsNoTracking().Where(rating => rating.AskedOn >= from && rating.AskedOn <= to && (department == null || rating.DepartmentCode == department));
        var counts = await asked.GroupBy(rating => new { rating.DepartmentCode, rating.AskedOn.Year, rating.AskedOn.Month, rating.Score })
            .Select(group => new { group.Key.DepartmentCode, group.Key.Year, group.Key.Month, group.Key.Score, Count = group.Count() })
            .ToListAsync(ct);
        var names = await db.Departments.AsNoTracking().ToDictionaryAsync(known => known.Code, known => known.Name, ct);
        var open = await db.InboundMessages.CountAsync(reply => reply.Kind == ReplyKind.Rating && reply.Rating <= SmsRating.Low && reply.HandledAt == null, ct);
        return new(
            RatingSum.Of("", [.. counts.Select(count => (count.Score, count.Count))]),
            [.. counts.GroupBy(count => count.DepartmentCode ?? "").OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => RatingSum.Of(group.Key, [.. group.Select(count => (count.Score, count.Count))]) with { Name = names.GetValueOrDefault(group.Key) })],
            [.. counts.GroupBy(count => (count.Year, count.Month)).OrderByDescending(group => group.Key)
                .Select(group => RatingSum.Of(string.Create(CultureInfo.InvariantCulture, $"{group.Key.Year:0000}-{group.Key.Month:00}"), [.. group.Select(count => (count.Score, count.Count))]))],
            open);
    }

    /// <summary>Those whose question reached somebody, or may have: what was held back, failed or is still waiting was not asked.</summary>
    internal static IQueryable<SmsRating> Sent(CrmDb db) => db.SmsRatings.Where(rating => rating.Score != null || !db.OutboundMessages.Any(message => message.Id == rating.MessageId
        && message.State != MessageState.Sent && message.State != MessageState.Delivered && message.State != MessageState.Unknown));
}

/// <param name="LowOpen">Ratings of 1 and 2 nobody saw to yet, of whatever day.</param>
public sealed record RatingSums(RatingSum Total, IReadOnlyList<RatingSum> Departments, IReadOnlyList<RatingSum> Months, int LowOpen);
