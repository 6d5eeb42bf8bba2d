namespace HospitalCrm.Core.Security;

/// <summary>备用码: opens the door once when the telephone is lost. Only its keyed hash is kept.</summary>
public sealed class RecoveryCode(Guid accountId, byte[] hash)
{
    public const string Purpose = "RecoveryCode.Hash";

    public Guid Id { get; private set; } = Guid.CreateVersion7();

    public Guid AccountId { get; private set; } = accountId;

    public byte[] Hash { get; private set; } = hash;

    public DateTimeOffset? UsedAt { get; private set; }

    public void Use(DateTimeOffset at) => UsedAt = at;
}
