using System.Web;
using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Analytics.Boards;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests.Archive;
using HospitalCrm.Core.Tests.Complaints;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Analytics.Boards;

/// <summary>The figures of the boards (contracts §4: each is the total of the list behind it).</summary>
public sealed class BoardFigureTests
{
    public static TheoryData<string> Names { get; } = [.. BoardFigures.All.Select(figure => figure.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_figure_leads_to_a_question_its_list_understands_from_an_address(string name)
    {
        var figure = BoardFigures.Find(name)!;

        var address = figure.Href(new(new(2026, 3, 2), new(2026, 2, 26)));

        var asked = HttpUtility.ParseQueryString(address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "");
        Assert.StartsWith(figure.Path, address, StringComparison.Ordinal);
        Assert.All(asked.AllKeys, key => Assert.Contains(key, figure.List.PublicFilters));
        Assert.Equal(figure.Question(new(new(2026, 3, 2), new(2026, 2, 26))).Values.Order(), asked.AllKeys.Select(key => asked[key]!).Order());
    }

    [Theory]
    [InlineData(20260301)]
    [InlineData(20260302)]
    [InlineData(20260303)]
    public async Task After_a_random_day_every_figure_equals_what_a_plain_look_at_the_rows_finds(int seed)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var random = new Random(seed);
        var calls = Enumerable.Range(0, 120).Select(at => RandomCall(random, at)).ToList();
        var messages = Enumerable.Range(0, 80).Select(at => RandomMessage(hospital, random, at)).ToList();
        await hospital.AddAsync([.. calls, .. messages]);
        var states = new Dictionary<Id<OutboundMessage>, MessageState>();
        foreach (var message in messages)
        {
            var state = states[message.Id] = (MessageState)random.Next(0, 9);
            await hospital.WithDbAsync(db => db.OutboundMessages.Where(row => row.Id == message.Id).ExecuteUpdateAsync(set => set.SetProperty(row => row.State, state)));
        }

        for (var patient = 0; patient < 5; patient++)
        {
            await hospital.HaveAsync(new() { Name = "李强", BirthDate = $"195{patient}-03-01" });
        }

        var looks = Enumerable.Range(0, 30).Select(_ => TestHospital.Monday.AddHours(random.Next(-60, 1))).ToList();
        foreach (var at in looks)
        {
            await hospital.Services.GetRequiredService<AuditLog>().AppendAsync(new(AuditAct.Viewed, nameof(Patient), "p", at) { ActorNo = "agent01", PatientId = Guid.NewGuid() }, default);
        }

        var manager = await ManagerAsync(hospital);
        var figures = await ReadAsync(hospital, manager);

        var today = HospitalZone.StartOf(hospital.Clock.Today());
        Assert.Equal(calls.Count(call => call.IsLive), figures["calls-now"]);
        Assert.Equal(calls.Count(call => call.State == CallState.Ringing && call.Direction == CallDirection.Incoming), figures["calls-waiting"]);
        Assert.Equal(calls.Count(call => call.State is CallState.Answered or CallState.Ended && call.Direction == CallDirection.Incoming && call.StartedAt >= today), figures["calls-answered"]);
        Assert.Equal(calls.Count(call => call.State == CallState.Missed && call.Direction == CallDirection.Incoming && call.StartedAt >= today), figures["calls-missed"]);
        Assert.Equal(states.Values.Count(state => state == MessageState.Queued), figures["messages-waiting"]);
        Assert.Equal(messages.Count(message => states[message.Id] is MessageState.Sent or MessageState.Delivered && message.CreatedAt >= today), figures["messages-sent"]);
        Assert.Equal(messages.Count(message => states[message.Id] is MessageState.Failed or MessageState.Dead or MessageState.Unknown && message.CreatedAt >= today), figures["messages-failed"]);
        Assert.Equal(messages.Count(message => message.Kind == nameof(TemplateKind.Vaccine) && (states[message.Id] is MessageState.Sent or MessageState.Delivered) && message.CreatedAt >= today), figures["messages-vaccine"]);
        Assert.Equal(5, figures["patients-total"]);
        Assert.Equal(looks.Count(at => at >= today), figures["archives-viewed"]);
        Assert.True(figures["calls-now"] > 0 && figures["calls-missed"] > 0, "the day was not random enough");
    }

    [Fact]
    public async Task A_complaint_moves_from_open_to_due_soon_and_from_there_to_overdue()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.RegisterAsync();
        DateTimeOffset? due = hospital.Hospital.Clock.GetUtcNow() + ComplaintList.Soon + TimeSpan.FromHours(1);
        await hospital.Hospital.WithDbAsync(db => db.Complaints.ExecuteUpdateAsync(set => set.SetProperty(complaint => complaint.DueAt, due)));
        var manager = await hospital.Hospital.StaffAsync("board01", "院长", AnalyticsPermissions.ViewBoards, ComplaintPermissions.View);
        async Task<(long?, long?, long?)> LookAsync() => (await FigureAsync(hospital.Hospital, manager, "complaints-open"), await FigureAsync(hospital.Hospital, manager, "complaints-soon"), await FigureAsync(hospital.Hospital, manager, "complaints-overdue"));

        Assert.Equal((1, 0, 0), await LookAsync());
        hospital.Hospital.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal((1, 0, 0), await LookAsync());
        hospital.Hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 1, 0), await LookAsync());
        hospital.Hospital.Clock.Advance(ComplaintList.Soon);
        Assert.Equal((1, 0, 1), await LookAsync());
    }

    [Fact]
    public async Task A_figure_and_the_total_of_its_list_agree_also_for_somebody_who_sees_only_his_own()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var random = new Random(7);
        await hospital.AddAsync([.. Enumerable.Range(0, 60).Select(at => RandomCall(random, at))]);
        var wangFang = await hospital.StaffAsync("agent01", "王芳", AnalyticsPermissions.ViewBoards, CallPermissions.View);
        var manager = await ManagerAsync(hospital);

        var own = await FigureAsync(hospital, wangFang, "calls-now");
        var listed = await hospital.Run.CountAsync(wangFang, CallList.Definition, new() { Filters = new Dictionary<string, string> { ["state"] = CallList.Live } });

        Assert.Equal(listed.Value, own);
        Assert.InRange(own!.Value, 1, (await FigureAsync(hospital, manager, "calls-now"))!.Value - 1);
    }

    [Fact]
    public async Task Who_may_not_open_a_list_has_no_figure_of_it_and_who_may_not_see_boards_none_at_all()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var nurse = await hospital.StaffAsync("nurse01", "何丽", AnalyticsPermissions.ViewBoards);
        var agent = await hospital.StaffAsync("agent01", "王芳", CallPermissions.View);

        var figure = await hospital.Run.RunAsync(nurse, (ReadBoardFigure use) => use.HandleAsync("calls-now"));
        var refused = await hospital.Run.RunAsync(agent, (ReadBoardFigure use) => use.HandleAsync("calls-now"));
        var day = await hospital.Run.RunAsync(nurse, (ReadCallDay use) => use.HandleAsync());

        Assert.Equal((null, null), (figure.Problem, figure.Value));
        Assert.Equal(ProblemKind.Forbidden, refused.Problem?.Kind);
        Assert.Null(day.Value);
    }

    [Fact]
    public async Task A_figure_nobody_declared_is_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();

        var outcome = await hospital.Run.RunAsync(await ManagerAsync(hospital), (ReadBoardFigure use) => use.HandleAsync("salaries"));

        Assert.Equal("Analytics.UnknownFigure", outcome.Problem?.Code);
    }

    [Fact]
    public async Task Counting_for_a_board_leaves_no_trace_and_may_not_ask_for_a_name()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var manager = await ManagerAsync(hospital);
        await using var scope = hospital.Services.CreateAsyncScope();
        var reader = scope.ServiceProvider.GetRequiredService<ListReader>();
        var before = await hospital.WithDbAsync(db => db.AuditEntries.CountAsync());

        await reader.FigureAsync(manager, PatientList.Definition, new(), default);
        var refusal = await Assert.ThrowsAsync<RuleViolation>(() => reader.FigureAsync(manager, PatientList.Definition, new() { Filters = new Dictionary<string, string> { ["name"] = "李强" } }, default));

        Assert.Equal("Lists.UnknownFilter", refusal.Code);
        Assert.Equal(before, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync()));
    }

    [Fact]
    public async Task The_day_by_hour_and_agent_adds_up_to_the_figures_and_tells_how_fast_calls_were_answered()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var random = new Random(11);
        var calls = Enumerable.Range(0, 90).Select(at => RandomCall(random, at)).ToList();
        var over = new PresenceSpan("agent03", PresenceState.Busy, null, TestHospital.Monday.AddHours(-1));
        over.End(TestHospital.Monday);
        await hospital.AddAsync([.. calls, over, new PresenceSpan("agent01", PresenceState.Ready, null, TestHospital.Monday), new PresenceSpan("agent02", PresenceState.Break, null, TestHospital.Monday)]);
        var manager = await ManagerAsync(hospital);
        var own = (await hospital.Run.RunAsync(await hospital.StaffAsync("agent02", "赵敏", AnalyticsPermissions.ViewBoards, CallPermissions.View), (ReadCallDay use) => use.HandleAsync())).Value!;

        var day = (await hospital.Run.RunAsync(manager, (ReadCallDay use) => use.HandleAsync())).Value!;

        var today = calls.Where(call => call.Direction == CallDirection.Incoming && call.StartedAt >= HospitalZone.StartOf(hospital.Clock.Today())).ToList();
        Assert.Equal(await FigureAsync(hospital, manager, "calls-answered"), day.All.Answered);
        Assert.Equal(await FigureAsync(hospital, manager, "calls-missed"), day.All.Missed);
        Assert.Equal((day.All.Answered, day.All.Missed), (day.Hours.Sum(hour => hour.Answered), day.Hours.Sum(hour => hour.Missed)));
        Assert.Equal((day.All.Answered, day.All.Missed), (day.Agents.Sum(agent => agent.Calls.Answered), day.Agents.Sum(agent => agent.Calls.Missed)));
        Assert.Equal([(PresenceState.Ready, 1), (PresenceState.Busy, 0), (PresenceState.Break, 1), (PresenceState.WrapUp, 0), (PresenceState.Offline, 0)], day.Presence!.Select(line => (line.State, line.Count)));
        Assert.Equal([PresenceState.Ready, PresenceState.Break, null], day.Agents.Select(agent => agent.Presence));
        Assert.Null(own.Presence);
        Assert.All(own.Agents, agent => Assert.Null(agent.Presence));
        Assert.Equal(today.Where(call => call.AnsweredAt != null).Average(call => (call.AnsweredAt!.Value - call.StartedAt).TotalSeconds), day.All.AnswerSeconds!.Value, 0.01);
    }

    private static CallSession RandomCall(Random random, int at)
    {
        var began = TestHospital.Monday.AddMinutes(-random.Next(0, 60 * 40));
        var line = Guid.NewGuid();
        var call = new CallSession("pbx", $"c{at}", random.Next(3) == 0 ? CallDirection.Outgoing : CallDirection.Incoming, began);
        var signals = random.Next(4) switch
        {
            0 => [LineSignal.Ringing],
            1 => [LineSignal.Ringing, LineSignal.Answered],
            2 => [LineSignal.Ringing, LineSignal.Ended],
            _ => new[] { LineSignal.Ringing, LineSignal.Answered, LineSignal.Ended },
        };
        foreach (var (order, signal) in signals.Index())
        {
            var moment = began.AddSeconds(order * random.Next(1, 40));
            call.Take(new("pbx", line, order, $"c{at}", signal, moment), null, moment);
        }

        call.Offer($"agent0{random.Next(1, 4)}");
        return call;
    }

    private static OutboundMessage RandomMessage(TestHospital hospital, Random random, int at)
    {
        var wish = new NewMessage("test", $"m-{at}", MessageCategory.Notice, Forms.Phone, $"通知{at}") { Kind = at % 3 == 0 ? nameof(TemplateKind.Vaccine) : "Free" };
        return new(wish, wish.Seal(hospital.Vault()), TestHospital.Monday.AddHours(-random.Next(0, 40)), TimeSpan.FromDays(1));
    }

    private static Task<Actor> ManagerAsync(TestHospital hospital) => hospital.StaffAsync(
        "manager01", "院长", AnalyticsPermissions.ViewBoards, CallPermissions.View, CallPermissions.SeeAll, MessagingPermissions.View, PatientPermissions.View, FeedPermissions.View);

    private static async Task<Dictionary<string, long>> ReadAsync(TestHospital hospital, Actor reader)
    {
        var figures = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var figure in BoardFigures.All)
        {
            if (await FigureAsync(hospital, reader, figure.Name) is { } value)
            {
                figures[figure.Name] = value;
            }
        }

        return figures;
    }

    private static async Task<long?> FigureAsync(TestHospital hospital, Actor reader, string name)
    {
        var outcome = await hospital.Run.RunAsync(reader, (ReadBoardFigure use) => use.HandleAsync(name));
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }
}
