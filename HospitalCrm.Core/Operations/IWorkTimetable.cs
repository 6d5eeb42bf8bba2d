namespace HospitalCrm.Core.Operations;

/// <summary>The clock above this room: what it will run when, and what it is asked to run now.</summary>
public interface IWorkTimetable
{
    Task<IReadOnlyList<PlannedWork>> ReadAsync(CancellationToken ct);

    /// <summary>Starts it soon; one that runs already is not started twice at once.</summary>
    /// <returns>False for a work nobody knows.</returns>
    Task<bool> StartAsync(string work, CancellationToken ct);
}

public sealed record PlannedWork(string Name, DateTimeOffset? NextAt, bool IsRunning);
