using HospitalCrm.Core.Operations;

namespace HospitalCrm.Core.Tests.Operations;

/// <summary>A clock that only writes down what it was asked to start.</summary>
internal sealed class StandingTimetable(params PlannedWork[] works) : IWorkTimetable
{
    public List<string> Started { get; } = [];

    public Task<IReadOnlyList<PlannedWork>> ReadAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<PlannedWork>>(works);

    public Task<bool> StartAsync(string work, CancellationToken ct)
    {
        Started.Add(work);
        return Task.FromResult(true);
    }
}
