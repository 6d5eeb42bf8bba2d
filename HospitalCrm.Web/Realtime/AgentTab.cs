using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Realtime;

/// <summary>One open tab of one agent: one circuit. A duplicated browser tab has a circuit of its own, so it is another tab here.</summary>
public sealed class AgentTab(Actor actor, bool seesUnrouted, long attachedStamp, Action onChanged)
{
    private readonly HashSet<Id<CallSession>> _delivered = [];
    private readonly HashSet<Id<CallSession>> _painted = [];

    public Actor Actor => actor;

    /// <summary>A 班长's tab also shows what rings where nobody sits.</summary>
    public bool SeesUnrouted => seesUnrouted;

    public long AttachedStamp => attachedStamp;

    public bool IsVisible { get; internal set; }

    /// <summary>When it last had the focus; 0 = never.</summary>
    public long FocusedStamp { get; internal set; }

    /// <summary>False while its connection is down, or after it failed to report a card in time.</summary>
    public bool IsReachable { get; internal set; } = true;

    /// <summary>Somebody sits before it as far as the connection tells, whether or not it shows cards in time.</summary>
    internal bool IsConnected { get; set; } = true;

    /// <summary>The newest lease of the card this tab has reported; see <see cref="AgentDesk.Lease"/>.</summary>
    internal long Reported { get; set; }

    internal bool FirstDelivery(Id<CallSession> call) => _delivered.Add(call);

    internal bool FirstPaint(Id<CallSession> call) => _painted.Add(call);

    internal void Forget(Id<CallSession> call)
    {
        _delivered.Remove(call);
        _painted.Remove(call);
    }

    internal void Changed() => onChanged();
}
