using HospitalCrm.Core.Calls.After;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Desk;

/// <summary>Tells open pages that missed calls, somebody's state or somebody's handovers are others. Subscribers must return at once; each reads for itself what it may see.</summary>
public sealed class DeskBoard
{
    public event Action? MissedChanged;

    /// <summary>Whose state.</summary>
    public event Action<string>? PresenceChanged;

    /// <summary>At whose desk.</summary>
    public event Action<string>? HandedOver;

    /// <summary>What waits to be told to callers.</summary>
    public event Action? AnswersChanged;

    internal void TellMissed() => MissedChanged?.Invoke();

    internal void TellPresence(string staffNo) => PresenceChanged?.Invoke(staffNo);

    internal void TellHandover(string staffNo) => HandedOver?.Invoke(staffNo);

    internal void TellAnswers() => AnswersChanged?.Invoke();
}

internal sealed class DeskRelay(DeskBoard board) : IAfterCommit<MissedCallsChanged>, IAfterCommit<PresenceChanged>, IAfterCommit<ShiftHandedOver>, IAfterCommit<InquiriesToTell>
{
    public Task AfterCommitAsync(MissedCallsChanged happened, CancellationToken ct)
    {
        board.TellMissed();
        return Task.CompletedTask;
    }

    public Task AfterCommitAsync(PresenceChanged happened, CancellationToken ct)
    {
        board.TellPresence(happened.StaffNo);
        return Task.CompletedTask;
    }

    public Task AfterCommitAsync(ShiftHandedOver happened, CancellationToken ct)
    {
        board.TellHandover(happened.StaffNo);
        return Task.CompletedTask;
    }

    public Task AfterCommitAsync(InquiriesToTell happened, CancellationToken ct)
    {
        board.TellAnswers();
        return Task.CompletedTask;
    }
}

internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services) => services
        .AddSingleton<DeskBoard>()
        .AddScoped<IAfterCommit<MissedCallsChanged>, DeskRelay>()
        .AddScoped<IAfterCommit<PresenceChanged>, DeskRelay>()
        .AddScoped<IAfterCommit<ShiftHandedOver>, DeskRelay>()
        .AddScoped<IAfterCommit<InquiriesToTell>, DeskRelay>();
}
