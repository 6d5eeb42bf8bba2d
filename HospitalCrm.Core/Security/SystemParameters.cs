using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Security;

/// <summary>Keys of connected systems.</summary>
public static class SystemParameters
{
    /// <summary>For a system that has no limit of its own.</summary>
    public static readonly ParameterDefinition<int> CallsPerMinute = ParameterDefinition.Number("systems.calls-per-minute", 6_000, 1, 100_000);

    /// <summary>How long the old key is still taken after a rotation.</summary>
    public static readonly ParameterDefinition<int> OverlapHours = ParameterDefinition.Number("systems.overlap-hours", 72, 0, 720);

    /// <summary>So many unknown keys a minute from one address are looked at; 0 = any number.</summary>
    public static readonly ParameterDefinition<int> GuessesPerMinute = ParameterDefinition.Number("systems.guesses-per-minute", 30, 0, 10_000, relaxed: 0, guards: true);
}
