using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls;

/// <summary>
/// Where it rings (振铃组, transfer): a call may ring at several extensions at once, and each agent there is offered it, until one takes it
/// (ADR 0070).
/// </summary>
public sealed partial class CallSession
{
    /// <summary>The extensions the line named.</summary>
    public IReadOnlyList<RingLeg> Legs { get; private set; } = [];

    /// <summary>More than one agent has its card: nobody is known to have taken it yet.</summary>
    public bool IsShared { get; private set; }

    /// <summary>The 班长 who made it his before anybody spoke; until the line says who does.</summary>
    public string? TakenOverBy { get; private set; }

    /// <summary>Whose card it is: one agent, or nobody (null), or all at whose seats it rings.</summary>
    public IReadOnlyList<string?> Agents => IsShared ? [.. Offered.Select(leg => leg.AgentNo)] : [AgentNo];

    /// <summary>The extensions whose seats are asked who sits there.</summary>
    public IReadOnlyList<string> Seats => !IsTaken && Legs.Any(leg => leg.Rings) ? [.. Legs.Where(leg => leg.Rings).Select(leg => leg.Extension)] : Extension is { } one ? [one] : [];

    private bool IsTaken => Legs.Any(leg => leg.Taken is not null);

    private IEnumerable<RingLeg> Offered => Legs.Where(leg => leg is { Rings: true, AgentNo: not null });

    /// <summary>The extension at which it rings for this agent.</summary>
    public string? SeatOf(string? agentNo) => IsShared ? LegOf(agentNo)?.Extension ?? Extension : Extension;

    public bool IsPutAwayBy(string? agentNo) => DismissedAt is not null || LegOf(agentNo) is { DismissedAt: not null };

    /// <summary>Who sits at an extension at this moment; null when nobody does. What the one before put away is new to the next.</summary>
    public void Offer(string extension, string? agentNo)
    {
        if (Legs.FirstOrDefault(leg => leg.Extension == extension) is { } leg && leg.AgentNo != agentNo)
        {
            Replace(leg with { AgentNo = agentNo, DismissedAt = null });
            Tell();
        }

        Stand();
        var seated = Current() is { } current ? current.AgentNo : agentNo;
        var agent = IsTaken ? seated ?? TakenOverBy : TakenOverBy ?? seated;
        if (AgentNo != agent)
        {
            Give(agent);
            Tell();
        }
    }

    /// <summary>Whose call it is, at a line that names no extension.</summary>
    public void Offer(string? agentNo) => Offer(Extension ?? "", agentNo);

    /// <summary>Nobody's call, or one that rings at somebody who does not take it, becomes the 班长's.</summary>
    /// <exception cref="RuleViolation">It is over, or somebody speaks in it.</exception>
    public void TakeOver(string staffNo)
    {
        if (!IsLive || Direction != CallDirection.Incoming || (State == CallState.Answered && AgentNo is not null))
        {
            throw new RuleViolation("Calls.NothingToTakeOver");
        }

        TakenOverBy = staffNo;
        Give(staffNo);
        Stand();
        Tell();
    }

    // What the line is wired to counts only until a signal names a seat: it must not call a transferred call back.
    private void Route(LineEvent signal, string? lineExtension)
    {
        if ((signal.Signal == LineSignal.Transferred ? signal.ToExtension : signal.LocalExtension) is { } named)
        {
            Replace((Legs.FirstOrDefault(leg => leg.Extension == named) ?? new(named)).Hear(signal.Signal, signal.Sequence));
        }

        Stand();
        Extension ??= lineExtension;
    }

    /// <summary>On a call that rings at several seats the agent's word says at which it was taken; a later word of the line overrides it.</summary>
    private void TakeByHand(string agentNo)
    {
        if (IsShared && LegOf(agentNo) is { } leg)
        {
            Replace(leg with { Taken = Legs.Max(other => Math.Max(other.Rung ?? 0, other.Stopped ?? 0)) });
            Stand();
            Give(agentNo);
        }
    }

    // What he put away while others had it too is new to him now that it is his.
    private void Give(string? agentNo)
    {
        (AgentNo, DismissedAt) = (agentNo, null);
        if (LegOf(agentNo) is { DismissedAt: not null } leg)
        {
            Replace(leg with { DismissedAt = null });
        }
    }

    private void Stand()
    {
        Extension = Current()?.Extension ?? Extension;
        var shared = !IsTaken && TakenOverBy is null && Offered.Take(2).Count() == 2;
        if (shared != IsShared)
        {
            IsShared = shared;
            Tell();
        }
    }

    /// <summary>
    /// Where it was taken, or where it began to ring since (transferred without a word); of those it rings at, the first where somebody
    /// sits; of those it rang at, the first.
    /// </summary>
    private RingLeg? Current()
    {
        if (Legs.Where(leg => leg.Taken is not null).MaxBy(leg => leg.Taken) is { } taken)
        {
            return Legs.Where(leg => leg.First > taken.Taken).MaxBy(leg => leg.Rung) ?? taken;
        }

        var rung = Legs.Where(leg => leg.Rung is not null).ToList();
        return rung.Count == 0
            ? Legs.Where(leg => leg.Ended is not null).MaxBy(leg => leg.Ended)
            : rung.OrderByDescending(leg => leg.Rings).ThenByDescending(leg => leg is { Rings: true, AgentNo: not null }).ThenBy(leg => leg.First).First();
    }

    private RingLeg? LegOf(string? agentNo) => agentNo is null ? null : Legs.FirstOrDefault(leg => leg.AgentNo == agentNo);

    private void Replace(RingLeg leg)
    {
        var before = Legs.FirstOrDefault(known => known.Extension == leg.Extension);
        if (before != leg)
        {
            Legs = [.. Legs.Where(known => known.Extension != leg.Extension), leg];
        }
    }
}
