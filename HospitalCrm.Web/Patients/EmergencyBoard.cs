using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Web.Patients;

/// <summary>Tells open pages of the security administrator that an archive was opened in an emergency, or that one was judged.</summary>
public sealed class EmergencyBoard
{
    /// <summary>Subscribers must return at once.</summary>
    public event Action? Changed;

    internal void Tell()
    {
        foreach (var page in Changed?.GetInvocationList() ?? [])
        {
            ((Action)page)();
        }
    }
}

internal sealed class EmergencyRelay(EmergencyBoard board) : IAfterCommit<EmergencyOpened>, IAfterCommit<EmergencyJudged>
{
    public Task AfterCommitAsync(EmergencyOpened happened, CancellationToken ct) => TellAsync();

    public Task AfterCommitAsync(EmergencyJudged happened, CancellationToken ct) => TellAsync();

    private Task TellAsync()
    {
        board.Tell();
        return Task.CompletedTask;
    }
}
