using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Calls;

public static class CallPermissions
{
    public static readonly Permission View = new("calls.view");

    /// <summary>Calls of other agents too.</summary>
    public static readonly Permission SeeAll = new("calls.see-all");

    public static readonly Permission Export = new("calls.export") { IsGuarded = true };

    /// <summary>Sits at a seat, gets pops, writes notes.</summary>
    public static readonly Permission Answer = new("calls.answer");

    /// <summary>软件拨号 from his seat, where its line can.</summary>
    public static readonly Permission Dial = new("calls.dial");

    /// <summary>The 班长's tray: calls that ring where nobody sits.</summary>
    public static readonly Permission SeeUnrouted = new("calls.see-unrouted");

    /// <summary>A line's events may be pushed (the scope of a telephone system's key).</summary>
    public static readonly Permission PushLineEvents = new("calls.push-line-events") { IsApiScope = true };
}
