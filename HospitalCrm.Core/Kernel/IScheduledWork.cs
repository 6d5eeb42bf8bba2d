namespace HospitalCrm.Core.Kernel;

/// <summary>Work the clock starts. Late, repeated or missed firings must be harmless: select what is due and mark it in one transaction.</summary>
public interface IScheduledWork
{
    /// <summary><c>room.what</c>, the key of its runs and of its text.</summary>
    static abstract string Name { get; }

    /// <summary>Quartz cron in hospital time; overridable in the settings.</summary>
    static abstract string DefaultCron { get; }

    /// <summary>Returns how many items it handled.</summary>
    Task<int> RunAsync(CancellationToken ct);
}
