using HospitalCrm.Core.Calls.Presence;

namespace HospitalCrm.Web.Desk;

/// <summary>The words of the browser ids (contracts §4).</summary>
internal static class PresenceWords
{
    public static string Of(PresenceState state) => state switch
    {
        PresenceState.Ready => "ready",
        PresenceState.Busy => "busy",
        PresenceState.Break => "break",
        PresenceState.WrapUp => "wrapup",
        _ => "offline",
    };
}
