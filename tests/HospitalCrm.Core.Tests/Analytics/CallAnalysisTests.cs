using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Analytics.Periods;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Analytics;

/// <summary>运营分析, calls (docs/adr/0066).</summary>
public sealed class CallAnalysisTests
{
    private static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task After_random_days_every_figure_is_the_one_counted_by_hand_from_sums_and_from_the_calls_alike(int seed)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var random = new Random(seed);
        var (calls, spans) = await DaysAsync(hospital, random, 400);
        var manager = await ManagerAsync(hospital);

        foreach (var span in new DaySpan[] { new(Today, Today), new(Today.AddDays(-6), Today), new(Today.AddDays(-29), Today.AddDays(-1)), new(new(2026, 2, 1), new(2026, 2, 28)) })
        {
            await CheckAsync(hospital, manager, span, calls, spans, null);
        }

        // Again, with the closed days summed; twice does no harm.
        Assert.True(await SumAsync(hospital) > 30);
        Assert.Equal(0, await SumAsync(hospital));
        var own = await hospital.StaffAsync("agent01", "王芳", AnalyticsPermissions.ViewBoards, CallPermissions.View);
        foreach (var span in new DaySpan[] { new(Today, Today), new(Today.AddDays(-6), Today), new(new(2026, 2, 1), new(2026, 2, 28)) })
        {
            await CheckAsync(hospital, manager, span, calls, spans, null);
            await CheckAsync(hospital, own, span, calls, spans, "agent01");
        }
    }

    [Fact]
    public async Task Every_counted_call_stands_in_the_list_the_figure_opens()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await DaysAsync(hospital, new(5), 200);
        await SumAsync(hospital);
        var span = new DaySpan(Today.AddDays(-29), Today);
        var agent = await hospital.StaffAsync("agent01", "王芳", AnalyticsPermissions.ViewBoards, CallPermissions.View);
        foreach (var reader in new[] { await ManagerAsync(hospital), agent })
        {
            var analysis = await ReadAsync(hospital, reader, span);
            async Task SameAsync(int figure, string state, string days, string? who = null)
            {
                var asked = new Dictionary<string, string> { ["state"] = state, ["startedOn"] = days };
                if (who is not null)
                {
                    asked["agent"] = who;
                }

                Assert.Equal(figure, (await hospital.Run.CountAsync(reader, CallList.Definition, new() { Filters = asked })).Value);
            }

            string Days(DaySpan of) => $"{of.From:yyyy-MM-dd}..{of.To:yyyy-MM-dd}";
            foreach (var (figures, of) in new[] { (analysis.Total, span), (analysis.TotalBefore, analysis.Before) }.Concat(analysis.Days.Select(day => (day.Calls, new DaySpan(day.On, day.On)))))
            {
                await SameAsync(figures.Offered, CallList.Offered, Days(of));
                await SameAsync(figures.Answered, CallList.Taken, Days(of));
                await SameAsync(figures.Missed, CallList.Lost, Days(of));
                await SameAsync(figures.Handled, CallList.Handled, Days(of));
            }

            foreach (var line in analysis.Agents)
            {
                await SameAsync(line.Calls.Offered, CallList.Offered, Days(span), line.StaffNo ?? CallList.NoAgent);
                await SameAsync(line.Calls.Missed, CallList.Lost, Days(span), line.StaffNo ?? CallList.NoAgent);
            }

            foreach (var month in analysis.Months)
            {
                await SameAsync(month.Handled, CallList.Handled, Days(month.Span));
            }
        }
    }

    [Fact]
    public async Task A_day_whose_call_changes_late_is_counted_again()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var at = TestHospital.Monday.AddDays(-3);
        var call = Call("late", at, "agent01", [LineSignal.Ringing, LineSignal.Answered], 20);
        await hospital.AddAsync(call);
        await SumAsync(hospital);
        var manager = await ManagerAsync(hospital);
        var span = new DaySpan(Today.AddDays(-5), Today);
        Assert.Equal((1, 0), await HandledAsync());

        await hospital.WithDbAsync(async db =>
        {
            var known = await db.Calls.SingleAsync(row => row.Id == call.Id);
            known.Close(at.AddSeconds(80), CallSession.Forgotten);
            await db.SaveChangesAsync();
            return 0;
        });

        Assert.Equal(0, await hospital.WithDbAsync(db => db.CallDaySums.CountAsync(sum => sum.Offered > 0)));
        Assert.Equal((1, 1), await HandledAsync());
        Assert.Equal(1, await SumAsync(hospital));
        Assert.Equal((1, 1), await HandledAsync());
        Assert.Equal(75, (await ReadAsync(hospital, manager, span)).Total.HandleSeconds!.Value, 0.01);

        async Task<(int, int)> HandledAsync() => (await ReadAsync(hospital, manager, span)).Total is var total ? (total.Offered, total.Handled) : default;
    }

    [Fact]
    public async Task The_baseline_is_the_first_full_month_with_a_hundred_calls_or_the_days_the_hospital_says()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var january = Enumerable.Range(0, 120).Select(at => Call($"j{at}", new(2026, 1, 1 + (at % 28), 2, 0, 0, TimeSpan.Zero), "agent01", [LineSignal.Ringing, LineSignal.Answered, LineSignal.Ended], 100));
        var december = Call("d", new(2025, 12, 31, 15, 59, 59, TimeSpan.Zero), "agent01", [LineSignal.Ringing, LineSignal.Answered, LineSignal.Ended], 10);
        var february = Enumerable.Range(0, 31).Select(at => Call($"f{at}", new(2026, 2, 1 + (at % 27), 2, 0, 0, TimeSpan.Zero), "agent01", [LineSignal.Ringing, LineSignal.Answered, LineSignal.Ended], 70));
        await hospital.AddAsync([december, .. january, .. february]);
        await SumAsync(hospital);
        var manager = await ManagerAsync(hospital);
        var span = new DaySpan(Today.AddDays(-29), Today);

        var found = await ReadAsync(hospital, manager, span);
        hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { ["analysis.baseline-from"] = "2026-02-01", ["analysis.baseline-to"] = "2026-02-28" });
        var set = await ReadAsync(hospital, manager, span);
        hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { ["analysis.baseline-from"] = "2025-12-01", ["analysis.baseline-to"] = "2025-12-31" });
        var few = await ReadAsync(hospital, manager, span);

        Assert.Equal(new HandlingBaseline(new(new(2026, 1, 1), new(2026, 1, 31)), 120, 100, false), found.Baseline);
        Assert.Equal(new HandlingBaseline(new(new(2026, 2, 1), new(2026, 2, 28)), 31, 70, true), set.Baseline);
        Assert.Equal((1, null, true), (few.Baseline!.Handled, few.Baseline.Seconds, few.Baseline.IsSet));
        Assert.Equal([(1, null), (120, 100d), (31, 70d), (0, null)], found.Months.TakeLast(4).Select(month => (month.Handled, month.Seconds)));
        Assert.Equal(12, found.Months.Count);
    }

    [Fact]
    public async Task Who_may_not_see_calls_gets_none_and_who_may_not_see_boards_is_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var nurse = await hospital.StaffAsync("nurse01", "何丽", AnalyticsPermissions.ViewBoards);
        var agent = await hospital.StaffAsync("agent01", "王芳", CallPermissions.View);

        var none = await hospital.Run.RunAsync(nurse, (AnalyseCalls use) => use.HandleAsync(Today, Today));
        var export = await hospital.Run.RunAsync(nurse, (ExportAnalysis use) => use.HandleAsync(Today, Today, null, Words));
        var refused = await hospital.Run.RunAsync(agent, (AnalyseCalls use) => use.HandleAsync(Today, Today));
        var refusedExport = await hospital.Run.RunAsync(agent, (ExportAnalysis use) => use.HandleAsync(Today, Today, null, Words));

        Assert.Equal((null, null), (none.Problem, none.Value));
        Assert.Equal("Analytics.NothingToExport", export.Problem?.Code);
        Assert.Equal([ProblemKind.Forbidden, ProblemKind.Forbidden], new[] { refused.Problem!.Kind, refusedExport.Problem!.Kind });
    }

    [Fact]
    public async Task An_empty_period_is_nothing_and_days_that_are_none_or_too_many_are_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var manager = await ManagerAsync(hospital);

        var empty = await ReadAsync(hospital, manager, new(Today.AddDays(-365), Today));
        var refusals = new List<string?>();
        foreach (var (from, to) in new[] { (Today, Today.AddDays(-1)), (Today.AddDays(-366), Today), (DateOnly.MinValue, DateOnly.MinValue), (DateOnly.MaxValue, DateOnly.MaxValue) })
        {
            refusals.Add((await hospital.Run.RunAsync(manager, (AnalyseCalls use) => use.HandleAsync(from, to))).Problem?.Code);
        }

        Assert.Equal(new CallFigures(0, 0, 0, 0, null, null, null, null), empty.Total);
        Assert.Equal((366, 24, 0, 12, null), (empty.Days.Count, empty.Hours.Count, empty.Agents.Count, empty.Months.Count, empty.Baseline));
        Assert.All(refusals, code => Assert.Equal("Analytics.DaysTooMany", code));
        Assert.Equal(0, await SumAsync(hospital));
    }

    [Fact]
    public async Task An_export_is_a_workbook_and_stands_on_the_audit_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await DaysAsync(hospital, new(9), 60);
        var manager = await ManagerAsync(hospital);

        var file = (await hospital.Run.RunAsync(manager, (ExportAnalysis use) => use.HandleAsync(Today.AddDays(-6), Today, null, Words))).Value!;

        Assert.Equal("分析-20260224-20260302.xlsx", file.Name);
        Assert.Equal("PK"u8.ToArray(), file.Bytes[..2]);
        var entry = await hospital.WithDbAsync(db => db.AuditEntries.SingleAsync(row => row.Act == AuditAct.Exported));
        Assert.Equal(("analysis", "manager01"), (entry.Entity, entry.ActorNo));
    }

    private static AnalysisSheetWords Words { get; } = new(new("分析", heading => heading, (actor, _, _) => actor.StaffNo), topic => topic.ToString(), line => line.Result ?? "-");

    private static async Task CheckAsync(TestHospital hospital, Actor reader, DaySpan span, List<CallSession> all, List<PresenceSpan> spans, string? agent)
    {
        var analysis = await ReadAsync(hospital, reader, span);
        var incoming = all.Where(call => call.Direction == CallDirection.Incoming && (agent is null || call.AgentNo == agent)).ToList();
        List<CallSession> In(DateOnly from, DateOnly to) => [.. incoming.Where(call => call.StartedAt.AddHours(8).Date >= from.ToDateTime(default) && call.StartedAt.AddHours(8).Date <= to.ToDateTime(default))];
        Same(In(span.From, span.To), analysis.Total);
        Same(In(analysis.Before.From, analysis.Before.To), analysis.TotalBefore);
        Assert.Equal(agent is null, analysis.IsWhole);
        Assert.All(analysis.Days, day => Same(In(day.On, day.On), day.Calls));
        Assert.All(analysis.Hours.Index(), hour => Assert.Equal(In(span.From, span.To).Count(call => call.StartedAt.AddHours(8).Hour == hour.Index), hour.Item.Offered));
        Assert.All(analysis.Agents, line => Same([.. In(span.From, span.To).Where(call => call.AgentNo == line.StaffNo)], line.Calls));
        Assert.All(analysis.Agents, line => Same([.. In(analysis.Before.From, analysis.Before.To).Where(call => call.AgentNo == line.StaffNo)], line.Before));
        Assert.Equal(In(span.From, span.To).Select(call => call.AgentNo).Distinct().Count(), analysis.Agents.Count);
        Assert.All(analysis.Months, month => Assert.Equal(In(month.Span.From, month.Span.To).Count(call => call.State == CallState.Ended), month.Handled));

        void Same(List<CallSession> calls, CallFigures figures)
        {
            var answered = calls.Where(call => call.State is CallState.Answered or CallState.Ended).ToList();
            var handled = calls.Where(call => call.State == CallState.Ended).ToList();
            var waits = answered.Select(call => (call.AnsweredAt!.Value - call.StartedAt).TotalSeconds).Order().ToList();
            Assert.Equal(
                (calls.Count, answered.Count, calls.Count(call => call.State == CallState.Missed), handled.Count),
                (figures.Offered, figures.Answered, figures.Missed, figures.Handled));
            Near(waits.Count == 0 ? null : waits.Average(), figures.AnswerSeconds);
            Near(waits.Count == 0 ? null : waits[(int)Math.Ceiling(waits.Count * 0.9) - 1], figures.AnswerSecondsP90);
            Near(
                handled.Count == 0 ? null : handled.Average(call => (call.EndedAt!.Value - call.AnsweredAt!.Value).TotalSeconds + spans.Where(wrap => wrap.CallId == call.Id && wrap.EndedAt is not null).Sum(wrap => (wrap.EndedAt!.Value - wrap.StartedAt).TotalSeconds)),
                figures.HandleSeconds);
        }
    }

    private static void Near(double? expected, double? found)
    {
        Assert.Equal(expected is null, found is null);
        Assert.Equal(expected ?? 0, found ?? 0, 0.01);
    }

    /// <summary>Seventy days of calls: at the edges of days, over midnight, live, nuisance, outgoing, at seats of nobody.</summary>
    private static async Task<(List<CallSession> Calls, List<PresenceSpan> Spans)> DaysAsync(TestHospital hospital, Random random, int count)
    {
        var (calls, spans) = (new List<CallSession>(), new List<PresenceSpan>());
        for (var at = 0; at < count; at++)
        {
            var midnight = HospitalZone.StartOf(Today.AddDays(-random.Next(0, 70)));
            var began = midnight.AddSeconds(random.Next(4) switch { 0 => 0, 1 => -1, _ => random.Next(0, 86_400) });
            began = began > TestHospital.Monday ? TestHospital.Monday.AddMinutes(-10) : began;
            LineSignal[] signals = random.Next(5) switch
            {
                0 when at % 7 == 0 => [LineSignal.Ringing],
                0 => [LineSignal.Ringing, LineSignal.Answered],
                1 => [LineSignal.Ringing, LineSignal.Ended],
                _ => [LineSignal.Ringing, LineSignal.Answered, LineSignal.Ended],
            };
            var call = Call($"c{at}", began, random.Next(8) == 0 ? null : $"agent0{random.Next(1, 4)}", signals, random.Next(1, 400), random.Next(4) == 0 ? CallDirection.Outgoing : CallDirection.Incoming, random.Next(1, 40));
            call.Recognise(CallMatch.Unknown, null, isNuisance: random.Next(9) == 0);
            calls.Add(call);
            if (call is { State: CallState.Ended, AgentNo: { } agent } && random.Next(2) == 0)
            {
                var wrapUp = PresenceSpan.WrapUp(new(agent, PresenceState.Ready, null, began), call.Id, call.EndedAt!.Value, TimeSpan.FromMinutes(1));
                wrapUp.End(call.EndedAt.Value.AddSeconds(random.Next(0, 60)));
                spans.Add(wrapUp);
            }
        }

        await hospital.AddAsync([.. calls, .. spans]);
        return (calls, spans);
    }

    private static CallSession Call(string link, DateTimeOffset began, string? agent, LineSignal[] signals, int talk, CallDirection direction = CallDirection.Incoming, int ring = 5)
    {
        var session = Guid.NewGuid();
        var call = new CallSession("pbx", link, direction, began);
        var moment = began;
        foreach (var (order, signal) in signals.Index())
        {
            moment = moment.AddSeconds(order == 0 ? 0 : order == 1 ? ring : talk);
            call.Take(new("pbx", session, order, link, signal, moment), null, moment);
        }

        call.Offer(agent);
        return call;
    }

    private static async Task<CallAnalysis> ReadAsync(TestHospital hospital, Actor reader, DaySpan span)
    {
        var outcome = await hospital.Run.RunAsync(reader, (AnalyseCalls use) => use.HandleAsync(span.From, span.To));
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    private static async Task<int> SumAsync(TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SumCallDays>().RunAsync(default);
    }

    private static Task<Actor> ManagerAsync(TestHospital hospital) =>
        hospital.StaffAsync("manager01", "院长", AnalyticsPermissions.ViewBoards, CallPermissions.View, CallPermissions.SeeAll);
}
