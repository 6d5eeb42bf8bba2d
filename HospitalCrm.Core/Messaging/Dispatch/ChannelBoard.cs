using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging.Dispatch;

/// <summary>All channels as they stand, and which of them a category goes through now.</summary>
public sealed class ChannelBoard(ChannelDirectory directory, ParameterValues values, TimeProvider clock)
{
    private static readonly SmsChannelKind[] UsualOrder = [SmsChannelKind.GsmModem, SmsChannelKind.HttpTemplate, SmsChannelKind.File];

    private long _spentToday;

    public IReadOnlyList<ChannelStanding> Standings { get; } = [.. directory.Channels.Select(channel => new ChannelStanding(channel, clock))];

    /// <summary>What all messages of today but codes cost so far.</summary>
    internal long SpentToday => Interlocked.Read(ref _spentToday);

    public bool IsBudgetUsedUp => values.Get(MessagingParameters.BudgetPerDay) is > 0 and var yuan && SpentToday >= yuan * 1000L;

    public ChannelStanding? Find(string? id) => Standings.FirstOrDefault(standing => standing.Options.Id == id);

    internal void Spend(long li) => Interlocked.Add(ref _spentToday, li);

    /// <summary>What is stored of today; begins at nought with every day.</summary>
    internal void Spent(long li) => Interlocked.Exchange(ref _spentToday, li);

    /// <summary>Whether this channel may take messages of a category: it works, and nobody before it on the route does.</summary>
    public bool MayTake(ChannelStanding channel, MessageCategory category)
    {
        if (category != MessageCategory.Code && IsBudgetUsedUp)
        {
            return false;
        }

        var parts = values.Get(MessagingParameters.PartsPerCardAndDay);
        foreach (var step in Route(MessagingParameters.Route(values, category)))
        {
            if (step.Contains(channel.Options.Id))
            {
                return channel.IsAvailable(parts);
            }

            if (Standings.Any(other => step.Contains(other.Options.Id) && other.IsAvailable(parts)))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>A name on the route that no channel has is passed over; a route of none but such is none.</summary>
    private IEnumerable<IReadOnlyList<string>> Route(string text)
    {
        var named = text.Split([';', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(step => (IReadOnlyList<string>)[.. step.Split([',', '，'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(id => directory.Find(id) is not null)])
            .Where(step => step.Count > 0)
            .ToList();
        return named.Count > 0 ? named : UsualOrder.Select(kind => (IReadOnlyList<string>)[.. directory.Channels.Where(channel => channel.Kind == kind).Select(channel => channel.Id)]);
    }
}
