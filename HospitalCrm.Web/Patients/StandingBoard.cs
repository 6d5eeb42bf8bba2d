using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Web.Patients;

/// <summary>Tells open pages that somebody was marked as deceased (or not any more), or that his records were grouped or parted.</summary>
public sealed class StandingBoard
{
    /// <summary>Subscribers must return at once.</summary>
    public event Action<Id<Patient>>? Changed;

    internal void Tell(Id<Patient> patient)
    {
        foreach (var page in Changed?.GetInvocationList() ?? [])
        {
            ((Action<Id<Patient>>)page)(patient);
        }
    }
}

internal sealed class StandingRelay(StandingBoard board) : IAfterCommit<PatientStandingChanged>
{
    public Task AfterCommitAsync(PatientStandingChanged happened, CancellationToken ct)
    {
        board.Tell(happened.PatientId);
        return Task.CompletedTask;
    }
}
