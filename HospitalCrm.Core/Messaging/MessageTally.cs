namespace HospitalCrm.Core.Messaging;

/// <summary>What was sent and spent in a day of hospital time, by category and channel: the statistics, the budget and the caps of cards read it. Kept in the transactions that change messages.</summary>
public sealed class MessageTally
{
    private MessageTally()
    {
    }

    internal MessageTally(DateOnly day, MessageCategory category, string channel) => (Day, Category, Channel) = (day, category, channel);

    public DateOnly Day { get; private set; }

    public MessageCategory Category { get; private set; }

    public string Channel { get; private set; } = "";

    public long Sent { get; private set; }

    public long Parts { get; private set; }

    public long CostLi { get; private set; }

    public long Delivered { get; private set; }

    public long Failed { get; private set; }

    public long Unknown { get; private set; }

    internal MessageTally Send(long messages, long parts, long costLi)
    {
        (Sent, Parts, CostLi) = (messages, parts, costLi);
        return this;
    }

    internal MessageTally End(long delivered, long failed, long unknown)
    {
        (Delivered, Failed, Unknown) = (delivered, failed, unknown);
        return this;
    }
}
