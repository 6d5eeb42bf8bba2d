namespace HospitalCrm.Core.Security;

/// <summary>A password somebody had, as its hash: it may not come back too soon.</summary>
public sealed class UsedPassword(Guid accountId, string hash, DateTimeOffset setAt)
{
    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid AccountId { get; private set; } = accountId;

    public string Hash { get; private set; } = hash;

    public DateTimeOffset SetAt { get; private set; } = setAt;
}
