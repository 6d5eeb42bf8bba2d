namespace HospitalCrm.Device.Messages.Gsm;

public sealed record GsmTimings
{
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For the first word of all: a modem that wakes, or nobody there.</summary>
    public TimeSpan Wake { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Silence after waking, so that no late answer is taken for the next command's.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Listing a full card takes long.</summary>
    public TimeSpan List { get; init; } = TimeSpan.FromSeconds(20);

    public TimeSpan Prompt { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The network may honestly take 60 s to take a message.</summary>
    public TimeSpan Send { get; init; } = TimeSpan.FromSeconds(70);

    /// <summary>What a message under way gets when the product stops.</summary>
    public TimeSpan Farewell { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Between two tries of a later part: the parts before it are sent already.</summary>
    public TimeSpan PartRetry { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How often the card is looked through even when the modem announced nothing, and the antenna asked.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The same while there is no network.</summary>
    public TimeSpan NetworkPoll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a long message waits for its missing parts before it is shown with gaps.</summary>
    public TimeSpan PartPatience { get; init; } = TimeSpan.FromMinutes(10);

    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(30);
}
