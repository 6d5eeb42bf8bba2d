using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>
/// The incoming calls of one agent on one closed day, counted once (docs/adr/0066). The line of nobody (<see cref="Nobody"/>) is there for every
/// day that was counted, also when nobody rang: where it is missing, the calls themselves are read.
/// </summary>
public sealed class CallDaySum
{
    public const string Nobody = "";

    private CallDaySum()
    {
    }

    internal CallDaySum(int day, string agentNo, CallTally tally)
    {
        (Day, AgentNo) = (day, agentNo);
        (Offered, Answered, Missed, Handled, AnswerMs, HandleMs) = (tally.Offered, tally.Answered, tally.Missed, tally.Handled, tally.AnswerMs, tally.HandleMs);
        (Hours, AnswerSeconds) = (tally.WriteHours(), tally.WriteAnswerSeconds());
    }

    /// <summary><see cref="DateOnly.DayNumber"/> of the hospital's day on which they began to ring.</summary>
    public int Day { get; private set; }

    public string AgentNo { get; private set; } = Nobody;

    public int Offered { get; private set; }

    public int Answered { get; private set; }

    public int Missed { get; private set; }

    public int Handled { get; private set; }

    public long AnswerMs { get; private set; }

    public long HandleMs { get; private set; }

    public byte[] Hours { get; private set; } = [];

    /// <summary>How many were answered after how many seconds.</summary>
    public byte[] AnswerSeconds { get; private set; } = [];
}

internal sealed class CallDaySumMap : IEntityTypeConfiguration<CallDaySum>
{
    public void Configure(EntityTypeBuilder<CallDaySum> builder)
    {
        builder.HasKey(sum => new { sum.Day, sum.AgentNo });
        builder.Property(sum => sum.AgentNo).HasMaxLength(32);
    }
}
