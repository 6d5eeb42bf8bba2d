namespace HospitalCrm.Core.Security;

/// <summary>One sign-in. It outlives a restart of the product; ending it closes its circuits and makes its cookie worthless.</summary>
public sealed class SignInSession
{
    private SignInSession()
    {
    }

    public SignInSession(Guid accountId, DateTimeOffset at)
    {
        AccountId = accountId;
        StartedAt = at;
    }

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid AccountId { get; private set; }

    public DateTimeOffset StartedAt { get; private set; }

    public DateTimeOffset? EndedAt { get; private set; }

    public void End(DateTimeOffset at) => EndedAt ??= at;
}
