namespace HospitalCrm.Core.Operations;

/// <summary>Where no clock turns: on the command line.</summary>
internal sealed class NoTimetable : IWorkTimetable
{
    public Task<IReadOnlyList<PlannedWork>> ReadAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<PlannedWork>>([]);

    public Task<bool> StartAsync(string work, CancellationToken ct) => Task.FromResult(false);
}
