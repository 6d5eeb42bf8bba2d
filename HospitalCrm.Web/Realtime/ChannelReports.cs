using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Realtime;

/// <summary>What is wrong with the message channels, for pages of rooms that know no messages.</summary>
public sealed class ChannelReports(ChannelBoard board, ParameterValues values, Wording words, TimeProvider clock)
{
    /// <summary>How many are configured.</summary>
    public int Count => board.Standings.Count;

    public IEnumerable<ChannelFinding> Findings
    {
        get
        {
            if (board.Standings.Count == 0)
            {
                yield return new("Status.FindingNoMessageChannel", false, null, null);
            }

            foreach (var standing in board.Standings)
            {
                if (Of(standing) is { } finding)
                {
                    yield return finding;
                }
            }

            if (values.Get(MessagingParameters.BudgetPerDay) > 0 && board.IsBudgetUsedUp)
            {
                yield return new("Status.FindingMessageBudget", false, null, null);
            }
        }
    }

    private ChannelFinding? Of(ChannelStanding standing) => standing switch
    {
        { IsPaused: true } => new("Status.FindingMessageChannel.Paused", false, standing.Options.Id, null),
        { Channel: null } => new("Status.FindingMessageChannel.Down", true, standing.Options.Id, Said(ChannelReasons.NotConfigured)),
        { Channel.Health: { State: ChannelState.Down } health } => new("Status.FindingMessageChannel.Down", true, standing.Options.Id, Said(health.Reason)),
        _ when standing.RestsUntil > clock.GetUtcNow() => new("Status.FindingMessageChannel.Rests", false, standing.Options.Id, standing.FaultCode),
        _ => null,
    };

    private string Said(string reason) => words.Knows("Channel." + reason) ? words["Channel." + reason] : reason;
}

/// <param name="Code">A text key; its arguments are the channel and why.</param>
public sealed record ChannelFinding(string Code, bool IsBad, string? ChannelId, string? Why);
