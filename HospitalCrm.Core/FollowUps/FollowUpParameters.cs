using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.FollowUps;

/// <summary>How patients are rung up after their discharge. When they may be: <see cref="CallingParameters"/>.</summary>
public static class FollowUpParameters
{
    /// <summary>Minutes without a word until a patient somebody took is free for others again.</summary>
    public static readonly ParameterDefinition<int> LeaseMinutes = ParameterDefinition.Number("follow-ups.lease-minutes", 15, 1, 240);

    /// <summary>Calls nobody answered until a patient counts as lost (失访).</summary>
    public static readonly ParameterDefinition<int> MostAttempts = ParameterDefinition.Number("follow-ups.most-attempts", 3, 1, 20);

    /// <summary>Hours until somebody who did not answer is tried again, within the calling hours.</summary>
    public static readonly ParameterDefinition<int> RetryHours = ParameterDefinition.Number("follow-ups.retry-hours", 4, 1, 72);

    /// <summary>Days a follow-up may be late until it counts as overdue.</summary>
    public static readonly ParameterDefinition<int> OverdueDays = ParameterDefinition.Number("follow-ups.overdue-days", 3, 0, 60);

    /// <summary>A follow-up whose day is longer past than this when the discharge becomes known is not made any more.</summary>
    public static readonly ParameterDefinition<int> LateDays = ParameterDefinition.Number("follow-ups.late-days", 30, 1, 365);

    /// <summary>By how many days each step of importance puts a follow-up before others.</summary>
    public static readonly ParameterDefinition<int> ImportanceDays = ParameterDefinition.Number("follow-ups.importance-days", 2, 0, 30);

    /// <summary>Calls and messages to one person in a day, all rooms together; 0 for any number.</summary>
    public static readonly ParameterDefinition<int> ContactsPerDay = ParameterDefinition.Number("follow-ups.contacts-per-day", 3, 0, 50, relaxed: 0);
}
