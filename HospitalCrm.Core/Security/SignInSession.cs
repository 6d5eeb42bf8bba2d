namespace HospitalCrm.Core.Security;

/// <summary>One sign-in. It outlives a restart of the product; ending it closes its circuits and makes its cookie worthless.</summary>
public sealed class SignInSession
{
    internal const int FromLength = 64;
    internal const int DeviceLength = 120;

    private SignInSession()
    {
    }

    public SignInSession(Guid accountId, DateTimeOffset at, string? from = null, string? device = null)
    {
        AccountId = accountId;
        StartedAt = at;
        LastActiveAt = at;
        From = from is { Length: > FromLength } ? from[..FromLength] : from;
        Device = device is { Length: > DeviceLength } ? device[..DeviceLength] : device;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid AccountId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>The network address it came from.</summary>
    public string? From { get; private set; }

    /// <summary>Browser and system, in a few words.</summary>
    public string? Device { get; private set; }

    /// <summary>When its person last did something, to the minute; a page that only lies open does nothing.</summary>
    public DateTimeOffset? LastActiveAt { get; private set; }

    /// <summary>When its person last proved who he is by password or code.</summary>
    public DateTimeOffset? ProvedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public SessionEnd? Ending { get; private set; }

    public void End(DateTimeOffset at, SessionEnd ending)
    {
        Ending ??= ending;
        EndedAt ??= at;
    }

    public void Prove(DateTimeOffset at) => ProvedAt = at;
}

/// <summary>Why a session is over.</summary>
public enum SessionEnd
{
    SignedOut,

    /// <summary>Nobody did anything for as long as the hospital allows.</summary>
    Idle,

    /// <summary>As old as a session may get.</summary>
    Expired,

    /// <summary>Ended from another of one's own sessions.</summary>
    EndedElsewhere,

    EndedByAdministrator,

    /// <summary>A new password, a reset or a new authenticator.</summary>
    Renewed,

    /// <summary>The account was closed.</summary>
    Left,
}
