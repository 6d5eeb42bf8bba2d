using FsCheck;
using FsCheck.Fluent;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Realtime;

namespace HospitalCrm.Web.Tests.Realtime;

/// <summary>Whatever tabs, connections and calls do, and in whatever order: one card, in one tab, of the right agent.</summary>
public sealed class ScreenPopModelTests
{
    private static readonly string[] Agents = ["agent01", "agent02"];

    private static Gen<(Deed Deed, int Tab, int Call, int Agent, bool Flag)[]> Days => Gen.ArrayOf(
        from deed in Gen.Elements(Enum.GetValues<Deed>())
        from tab in Gen.Choose(0, 5)
        from call in Gen.Choose(0, 5)
        from agent in Gen.Choose(0, 2)
        from flag in Gen.Elements(true, false)
        select (deed, tab, call, agent, flag));

    [Fact]
    public void Exactly_one_tab_of_the_right_agent_has_the_card_after_everything_that_can_happen()
    {
        var property = Prop.ForAll(Days.ToArbitrary(), day =>
        {
            var model = new Model();
            foreach (var (deed, tab, call, agent, flag) in day)
            {
                model.Do(deed, tab, call, agent, flag);
                if (model.Fault() is { } fault)
                {
                    return false.Label($"after {deed}: {fault}");
                }
            }

            return true.ToProperty();
        });

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_500).WithEndSize(60), property);
    }

    private enum Deed
    {
        OpenTab,
        CloseTab,
        Look,
        Disconnect,
        Reconnect,
        Ring,
        AlsoRing,
        Answer,
        End,
        PutAway,
        Transfer,
        Claim,
        OldNews,
        WaitASecond,
    }

    private sealed class Model
    {
        private readonly BoardRig _rig = new();
        private readonly List<Browser> _tabs = [];
        private readonly List<PopCard> _calls = [];
        private int _second;

        public void Do(Deed deed, int tabAt, int callAt, int agentAt, bool flag)
        {
            var tab = _tabs.Count > 0 ? _tabs[tabAt % _tabs.Count] : null;
            var call = _calls.Count > 0 ? _calls[callAt % _calls.Count] : null;
            var agent = agentAt < Agents.Length ? Agents[agentAt] : null;
            switch (deed, tab, call)
            {
                case (Deed.OpenTab, _, _) when _tabs.Count < 6:
                    Open(agent ?? Agents[0]);
                    break;
                case (Deed.CloseTab, not null, _):
                    _tabs.Remove(tab);
                    _rig.Board.Detach(tab.Tab);
                    break;
                case (Deed.Look, not null, _):
                    _rig.Board.Look(tab.Tab, flag, flag);
                    break;
                case (Deed.Disconnect or Deed.Reconnect, not null, _):
                    tab.IsConnected = deed == Deed.Reconnect;
                    _rig.Board.Connection(tab.Tab, tab.IsConnected);
                    break;
                case (Deed.Ring or Deed.AlsoRing, _, _):
                    Say(BoardRig.Ringing(agent, _second++));
                    break;
                case (Deed.Answer, _, not null) when !call.IsOver:
                    Say(call.Answered());
                    break;
                case (Deed.End, _, not null) when !call.IsOver:
                    Say(call.Over());
                    break;
                case (Deed.PutAway, _, not null):
                    Say(call.PutAway());
                    break;
                case (Deed.Transfer, _, not null) when !call.IsOver && !call.IsDismissed:
                    Say(call.To(agent));
                    break;
                case (Deed.Claim, { IsConnected: true }, not null) when tab.View.Bars.Any(bar => bar.Card.CallId == call.CallId && !bar.IsUnrouted):
                    _rig.Board.Claim(tab.Tab, call.CallId);
                    break;
                case (Deed.OldNews, _, { Version: > 1 }):
                    _rig.Board.Push(call with { Version = call.Version - 1, IsDismissed = false });
                    break;
                case (Deed.WaitASecond, _, _):
                    _rig.Clock.Advance(ScreenPopBoard.DeliveryLimit);
                    break;
                default:
                    break;
            }
        }

        /// <summary>What is wrong now, in words; null when nothing is.</summary>
        public string? Fault()
        {
            foreach (var agent in Agents)
            {
                var tabs = _tabs.Where(tab => tab.Tab.Actor.StaffNo == agent).ToList();
                var live = _calls.Where(call => call is { IsOver: false, IsDismissed: false } && call.AgentNo == agent).Select(call => call.CallId).ToList();
                var fronts = tabs.Where(tab => tab.View.Front is not null).ToList();
                if (fronts.Count > 1)
                {
                    return "two cards";
                }

                if (live.Count > 0 && tabs.Exists(tab => tab.IsConnected) && fronts is not [{ IsConnected: true }])
                {
                    return "a live call and no card in a tab that could show it";
                }

                if (tabs.Exists(tab => live.Except(tab.View.Items.Select(item => item.Card.CallId)).Any()))
                {
                    return "a tab without a live call";
                }
            }

            return _tabs.SelectMany(tab => tab.View.Items.Select(item => Wrong(tab, item))).FirstOrDefault(wrong => wrong is not null)
                ?? (_tabs.Exists(tab => tab.View.Items.GroupBy(item => item.Card.CallId).Any(same => same.Count() > 1)) ? "a call twice in a tab" : null);
        }

        private string? Wrong(Browser tab, PopItem item)
        {
            var now = _calls.Single(call => call.CallId == item.Card.CallId);
            var agent = tab.Tab.Actor.StaffNo;
            return item switch
            {
                _ when now.IsDismissed => "a call that was put away",
                _ when item.Card.Version != now.Version => "an older card",
                { IsUnrouted: true } => tab.Tab.SeesUnrouted && now.AgentNo is null ? null : "an unrouted call before the wrong eyes",
                { IsElsewhere: true } => now.AgentNo != agent ? null : "an own call that is said to be elsewhere",
                _ => now.AgentNo == agent ? null : "another agent's call",
            };
        }

        private void Open(string agent)
        {
            var browser = new Browser(_rig.Board);
            browser.Tab = _rig.Board.Attach(new(ActorKind.Staff, agent, agent), agent == Agents[0], () => browser.Draw());
            _tabs.Add(browser);
            foreach (var live in _calls.Where(call => call is { IsOver: false, IsDismissed: false } && (call.AgentNo == agent || (call.AgentNo is null && browser.Tab.SeesUnrouted))).ToList())
            {
                _rig.Board.Push(live);
            }

            browser.Draw();
        }

        private void Say(PopCard card)
        {
            _calls.RemoveAll(known => known.CallId == card.CallId);
            _calls.Add(card);
            _rig.Board.Push(card);
        }
    }

    /// <summary>Draws and reports while it is connected.</summary>
    private sealed class Browser(ScreenPopBoard board)
    {
        public AgentTab Tab { get; set; } = default!;

        public bool IsConnected { get; set; } = true;

        public PopView View => board.ViewOf(Tab);

        public void Draw()
        {
            if (Tab is not null && IsConnected)
            {
                board.Delivered(Tab, View);
            }
        }
    }
}
