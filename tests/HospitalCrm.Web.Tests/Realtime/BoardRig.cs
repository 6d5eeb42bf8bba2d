using System.Diagnostics.Metrics;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Realtime;
using Microsoft.Extensions.DependencyInjection;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Web.Tests.Realtime;

/// <summary>A board with tabs and calls, and a clock the test moves.</summary>
internal sealed class BoardRig
{
    public BoardRig()
    {
        var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var scopes = services.GetRequiredService<IServiceScopeFactory>();
        Timings = new(Clock, services.GetRequiredService<IMeterFactory>(), new(scopes, new Grants(scopes), new Sessions(scopes, Clock), new AuditLog(scopes, new WriteGate(isNeeded: false), NullLogger<AuditLog>.Instance), Clock), NullLogger<PopTimings>.Instance);
        Board = new(Clock, Timings, NullLogger<ScreenPopBoard>.Instance);
    }

    public ManualTimers Clock { get; } = new();

    public PopTimings Timings { get; }

    public ScreenPopBoard Board { get; }

    /// <summary>A tab that draws at once and reports what it drew, as a living browser does.</summary>
    public AgentTab Living(string agent = "agent01", bool seesUnrouted = false)
    {
        AgentTab? tab = null;
        tab = Board.Attach(Staff(agent), seesUnrouted, Draw);
        Draw();
        return tab;

        void Draw()
        {
            if (tab is not null)
            {
                Board.Delivered(tab, Board.ViewOf(tab));
            }
        }
    }

    /// <summary>A tab whose browser never answers.</summary>
    public AgentTab Dumb(string agent = "agent01") => Board.Attach(Staff(agent), false, () => { });

    public Id<CallSession>? FrontOf(AgentTab tab) => Board.ViewOf(tab).Front?.Card.CallId;

    public IEnumerable<Id<CallSession>> BarsOf(AgentTab tab) => Board.ViewOf(tab).Bars.Select(bar => bar.Card.CallId);

    public static PopCard Ringing(string? agent = "agent01", int second = 0) => new()
    {
        CallId = Id<CallSession>.New(),
        Version = 1,
        LineId = "pbx",
        Extension = "8001",
        AgentNo = agent,
        Direction = CallDirection.Incoming,
        State = CallState.Ringing,
        Match = CallMatch.Unknown,
        LineTells = true,
        Number = "13800138000",
        NumberKind = PhoneKind.Mobile,
        Presentation = Presentation.Allowed,
        CallerName = null,
        StartedAt = new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero).AddSeconds(second),
        AnsweredAt = null,
        EndedAt = null,
        IsDismissed = false,
        IsNuisance = false,
    };

    private static Actor Staff(string agent) => new(ActorKind.Staff, agent, agent);
}

internal static class CardLife
{
    public static PopCard Answered(this PopCard card) => card with { Version = card.Version + 1, State = CallState.Answered };

    public static PopCard Over(this PopCard card) =>
        card with { Version = card.Version + 1, State = card.State == CallState.Answered ? CallState.Ended : CallState.Missed };

    public static PopCard PutAway(this PopCard card) => card with { Version = card.Version + 1, IsDismissed = true };

    public static PopCard To(this PopCard card, string? agent) => card with { Version = card.Version + 1, AgentNo = agent };
}
