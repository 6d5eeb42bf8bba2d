namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>What is counted of some incoming calls; tallies of parts add up to the tally of the whole, also for the 90th percentile.</summary>
public sealed class CallTally
{
    /// <summary>Nobody rings for an hour; a clock that was wrong must not make a histogram of millions of steps.</summary>
    private const int LongestAnswer = 3_600;

    private const int HoursOfDay = 24;

    // How many were answered after so many seconds; as long as the longest wait.
    private int[] _answerSeconds = [];

    public int Offered { get; private set; }

    public int Answered { get; private set; }

    public int Missed { get; private set; }

    /// <summary>Answered and over: their time is known.</summary>
    public int Handled { get; private set; }

    public long AnswerMs { get; private set; }

    /// <summary>通话 and 话后处理 together.</summary>
    public long HandleMs { get; private set; }

    /// <summary>By the hour of the clock at which they began to ring.</summary>
    public (int Offered, int Answered, int Missed)[] Hours { get; } = new (int, int, int)[HoursOfDay];

    public void Offer(int hour)
    {
        Offered++;
        Hours[hour].Offered++;
    }

    public void Answer(int hour, TimeSpan after)
    {
        Answered++;
        Hours[hour].Answered++;
        AnswerMs += Ms(after);
        var seconds = (int)Math.Clamp(Math.Round(after.TotalSeconds), 0, LongestAnswer);
        CountAt(seconds, 1);
    }

    public void Miss(int hour)
    {
        Missed++;
        Hours[hour].Missed++;
    }

    public void Handle(TimeSpan talk, TimeSpan wrapUp)
    {
        Handled++;
        HandleMs += Ms(talk) + Ms(wrapUp);
    }

    public void Add(CallTally other)
    {
        Offered += other.Offered;
        Answered += other.Answered;
        Missed += other.Missed;
        Handled += other.Handled;
        AnswerMs += other.AnswerMs;
        HandleMs += other.HandleMs;
        for (var hour = 0; hour < HoursOfDay; hour++)
        {
            var (offered, answered, missed) = other.Hours[hour];
            Hours[hour] = (Hours[hour].Offered + offered, Hours[hour].Answered + answered, Hours[hour].Missed + missed);
        }

        for (var seconds = other._answerSeconds.Length - 1; seconds >= 0; seconds--)
        {
            CountAt(seconds, other._answerSeconds[seconds]);
        }
    }

    /// <summary>By nearest rank, in whole seconds.</summary>
    public int? AnswerSecondsAt(double share)
    {
        var rank = (int)Math.Ceiling(Answered * share);
        for (var seconds = 0; seconds < _answerSeconds.Length; seconds++)
        {
            if (_answerSeconds[seconds] > 0 && (rank -= _answerSeconds[seconds]) <= 0)
            {
                return seconds;
            }
        }

        return null;
    }

    internal byte[] WriteHours() => Write(Hours.SelectMany(hour => new[] { hour.Offered, hour.Answered, hour.Missed }));

    internal byte[] WriteAnswerSeconds() => Write(_answerSeconds.Index().Where(step => step.Item > 0).SelectMany(step => new[] { step.Index, step.Item }));

    internal static CallTally Read(CallDaySum sum)
    {
        var tally = new CallTally { Offered = sum.Offered, Answered = sum.Answered, Missed = sum.Missed, Handled = sum.Handled, AnswerMs = sum.AnswerMs, HandleMs = sum.HandleMs };
        using (var hours = new BinaryReader(new MemoryStream(sum.Hours, writable: false)))
        {
            for (var hour = 0; hour < HoursOfDay; hour++)
            {
                tally.Hours[hour] = (hours.Read7BitEncodedInt(), hours.Read7BitEncodedInt(), hours.Read7BitEncodedInt());
            }
        }

        using var steps = new BinaryReader(new MemoryStream(sum.AnswerSeconds, writable: false));
        while (steps.BaseStream.Position < steps.BaseStream.Length)
        {
            tally.CountAt(steps.Read7BitEncodedInt(), steps.Read7BitEncodedInt());
        }

        return tally;
    }

    private void CountAt(int seconds, int count)
    {
        if (seconds >= _answerSeconds.Length)
        {
            Array.Resize(ref _answerSeconds, seconds + 8);
        }

        _answerSeconds[seconds] += count;
    }

    private static byte[] Write(IEnumerable<int> numbers)
    {
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream);
        foreach (var number in numbers)
        {
            writer.Write7BitEncodedInt(number);
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static long Ms(TimeSpan span) => Math.Max(0, (long)span.TotalMilliseconds);
}
