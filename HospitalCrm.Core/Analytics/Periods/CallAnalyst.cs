using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>Counts the incoming calls of a period: closed days from their sums, the others from the calls themselves. Reads only.</summary>
public sealed class CallAnalyst(CrmDb db, CallDayCounter counter, CallAgents staff, Grants grants, CurrentActor actor, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    public const int MostDays = 366;

    private const int TrendMonths = 12;

    // Days without sums, read once for the period and the trend.
    private readonly Dictionary<int, List<(string AgentNo, CallTally Tally)>> _counted = [];

    /// <exception cref="RuleViolation">No such days, or too many.</exception>
    public static void Demand(DaySpan span)
    {
        if (span.To < span.From || span.To.DayNumber - span.From.DayNumber >= MostDays || span.From.Year < 2000 || span.To.Year > 2199)
        {
            throw new RuleViolation("Analytics.DaysTooMany", MostDays);
        }
    }

    /// <param name="department">Only calls of agents who belong to it today; those that rang at nobody's seat belong to none. Null: all.</param>
    /// <returns>Null for whoever may not see calls.</returns>
    /// <exception cref="RuleViolation">No such days, or too many.</exception>
    public async Task<CallAnalysis?> AnalyseAsync(DaySpan span, string? department, CancellationToken ct)
    {
        Demand(span);
        if (!await grants.HasAsync(actor.Value, CallPermissions.View))
        {
            return null;
        }

        await db.ReadAtLengthAsync(ct);
        var isWhole = await grants.HasAsync(actor.Value, CallPermissions.SeeAll);
        var agents = await staff.OfAsync(isWhole ? null : actor.Value.StaffNo, department, ct);
        var earlier = span.Before();
        var (now, before) = (await ReadAsync(span, agents, ct), await ReadAsync(earlier, agents, ct));
        var handling = await HandlingAsync(span.To, agents, ct);
        var total = Sum(now.Select(line => line.Tally));
        var days = now.ToLookup(line => line.Day, line => line.Tally);
        return new(
            span,
            earlier,
            isWhole,
            CallFigures.Of(total),
            CallFigures.Of(Sum(before.Select(line => line.Tally))),
            [.. Enumerable.Range(span.From.DayNumber, span.To.DayNumber - span.From.DayNumber + 1).Select(day => new CallDayLine(DateOnly.FromDayNumber(day), CallFigures.Of(Sum(days[day]))))],
            [.. total.Hours.Select(CallFigures.Of)],
            await AgentsAsync(now, before, ct),
            handling.Months,
            handling.Baseline)
        {
            Department = department,
            Departments = await staff.DepartmentsAsync(new(earlier.From, span.To), ct),
        };
    }

    private static CallTally Sum(IEnumerable<CallTally> tallies)
    {
        var sum = new CallTally();
        foreach (var tally in tallies)
        {
            sum.Add(tally);
        }

        return sum;
    }

    private async Task<List<(int Day, string AgentNo, CallTally Tally)>> ReadAsync(DaySpan span, string[]? agents, CancellationToken ct)
    {
        var (from, to) = (span.From.DayNumber, Math.Min(span.To.DayNumber, clock.Today().DayNumber));
        var sums = await db.CallDaySums.AsNoTracking().Where(sum => sum.Day >= from && sum.Day <= to && (agents == null || agents.Contains(sum.AgentNo) || sum.AgentNo == CallDaySum.Nobody)).ToListAsync(ct);
        await CountMissingAsync(from, to, sums.Where(sum => sum.AgentNo == CallDaySum.Nobody).Select(sum => sum.Day), agents, ct);
        return
        [
            .. sums.Where(sum => agents is null || agents.Contains(sum.AgentNo)).Select(sum => (sum.Day, sum.AgentNo, CallTally.Read(sum))),
            .. Enumerable.Range(from, Math.Max(0, to - from + 1)).SelectMany(day => _counted.GetValueOrDefault(day, []).Select(line => (day, line.AgentNo, line.Tally))),
        ];
    }

    /// <summary>Runs of days without sums, each run with one reading.</summary>
    private async Task CountMissingAsync(int from, int to, IEnumerable<int> summed, string[]? agents, CancellationToken ct)
    {
        var known = summed.Concat(_counted.Keys).ToHashSet();
        for (var day = from; day <= to; day++)
        {
            if (known.Contains(day))
            {
                continue;
            }

            var last = day;
            while (last < to && !known.Contains(last + 1))
            {
                last++;
            }

            var counted = await counter.CountAsync(DateOnly.FromDayNumber(day), DateOnly.FromDayNumber(last), agents, ct);
            var lines = counted.ToLookup(line => line.Key.Day, line => (line.Key.AgentNo, line.Value));
            for (var each = day; each <= last; each++)
            {
                _counted[each] = [.. lines[each]];
            }

            day = last;
        }
    }

    private async Task<IReadOnlyList<CallAgentLine>> AgentsAsync(List<(int Day, string AgentNo, CallTally Tally)> now, List<(int Day, string AgentNo, CallTally Tally)> before, CancellationToken ct)
    {
        var (these, those) = (now.ToLookup(line => line.AgentNo, line => line.Tally, StringComparer.Ordinal), before.ToLookup(line => line.AgentNo, line => line.Tally, StringComparer.Ordinal));
        var agents = these.Where(agent => agent.Any(tally => tally.Offered > 0)).Select(agent => agent.Key).ToList();
        var names = await db.Staff.IgnoreQueryFilters().AsNoTracking().Where(member => agents.Contains(member.StaffNo)).ToDictionaryAsync(member => member.StaffNo, member => member.Name, ct);
        return
        [
            .. agents.Order(StringComparer.Ordinal)
                .Select(agent => new CallAgentLine(agent.Length == 0 ? null : agent, names.GetValueOrDefault(agent), CallFigures.Of(Sum(these[agent])), CallFigures.Of(Sum(those[agent])))),
        ];
    }

    private async Task<(IReadOnlyList<HandlingMonth> Months, HandlingBaseline? Baseline)> HandlingAsync(DateOnly until, string[]? agents, CancellationToken ct)
    {
        var end = until < clock.Today() ? until : clock.Today();
        var first = new DateOnly(end.Year, end.Month, 1).AddMonths(1 - TrendMonths);
        var sums = await db.CallDaySums.AsNoTracking().GroupBy(sum => sum.Day)
            .Select(day => new { Day = day.Key, Handled = day.Sum(sum => agents == null || agents.Contains(sum.AgentNo) ? sum.Handled : 0), Ms = day.Sum(sum => agents == null || agents.Contains(sum.AgentNo) ? sum.HandleMs : 0L), IsCounted = day.Max(sum => sum.AgentNo == CallDaySum.Nobody ? 1 : 0) })
            .Where(day => day.IsCounted == 1)
            .ToListAsync(ct);
        var (baseFrom, baseTo) = (AnalyticsParameters.Day(parameters.Get(AnalyticsParameters.BaselineFrom)), AnalyticsParameters.Day(parameters.Get(AnalyticsParameters.BaselineTo)));
        var known = sums.ConvertAll(day => day.Day);
        await CountMissingAsync(first.DayNumber, Math.Min(first.AddMonths(TrendMonths).DayNumber - 1, clock.Today().DayNumber), known, agents, ct);
        if (baseFrom is { } from && baseTo is { } to && to.DayNumber - from.DayNumber < MostDays)
        {
            await CountMissingAsync(from.DayNumber, Math.Min(to.DayNumber, clock.Today().DayNumber), known, agents, ct);
        }

        var days = sums.ToDictionary(day => day.Day, day => (day.Handled, day.Ms));
        foreach (var (day, lines) in _counted)
        {
            days[day] = (lines.Sum(line => line.Tally.Handled), lines.Sum(line => line.Tally.HandleMs));
        }

        var trend = new HandlingTrend(days);
        return ([.. Enumerable.Range(0, TrendMonths).Select(at => trend.Month(first.AddMonths(at)))], trend.Baseline(baseFrom, baseTo, clock.Today()));
    }
}
