using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Calls;

/// <summary>How calls are worked on: missed ones, the agents' states, and what is owed after a call.</summary>
public static class CallParameters
{
    /// <summary>Groups of extensions that answer for each other, parted by semicolons; empty: everybody for everybody.</summary>
    public static readonly ParameterDefinition<string> RingGroups = ParameterDefinition.Text("calls.ring-groups", "", maxLength: 500, check: Calls.RingGroups.Check);

    /// <summary>On a line that cannot tell, seconds the agent has to say that he took the call until it counts as missed.</summary>
    public static readonly ParameterDefinition<int> MissedGraceSeconds = ParameterDefinition.Number("calls.missed-grace-seconds", 60, 0, 600, relaxed: 10);

    /// <summary>Minutes without a word until a missed call somebody took is free for others again.</summary>
    public static readonly ParameterDefinition<int> MissedLeaseMinutes = ParameterDefinition.Number("calls.missed-lease-minutes", 10, 1, 240);

    /// <summary>Seconds of 话后处理 after a call; 0 for none.</summary>
    public static readonly ParameterDefinition<int> WrapUpSeconds = ParameterDefinition.Number("calls.wrap-up-seconds", 60, 0, 1800);

    /// <summary>Seconds after the last tab was gone until somebody counts as 离线.</summary>
    public static readonly ParameterDefinition<int> AwaySeconds = ParameterDefinition.Number("calls.away-seconds", 60, 15, 1800);

    /// <summary>A ringing card sounds, in the one tab that shows it.</summary>
    public static readonly ParameterDefinition<bool> RingSound = ParameterDefinition.Switch("calls.ring-sound", true);

    /// <summary>Nothing of why somebody is treated stands on the card of a call nobody has answered yet.</summary>
    public static readonly ParameterDefinition<bool> HideUntilAnswered = ParameterDefinition.Switch("calls.hide-until-answered", true);

    /// <summary>Days for which a call without a record waits on its agent's desk.</summary>
    public static readonly ParameterDefinition<int> OwedDays = ParameterDefinition.Number("calls.owed-days", 3, 1, 30);
}
