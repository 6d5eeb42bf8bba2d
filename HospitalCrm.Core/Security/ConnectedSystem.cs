using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>对接系统: a program that calls our API with a key (S3-B.9). Only the key's hash is kept.</summary>
public sealed class ConnectedSystem : Entity<ConnectedSystem>, IAudited
{
    private ConnectedSystem()
    {
    }

    public ConnectedSystem(string code, string name, byte[] keyHash, IEnumerable<string> scopes)
    {
        Code = code;
        Name = name;
        KeyHash = keyHash;
        Scopes = string.Join(' ', scopes);
    }

    /// <summary>What stands in the audit trail; never changes.</summary>
    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>SHA-256 of the key; keys are 32 random bytes, so no slow hash is needed.</summary>
    public byte[] KeyHash { get; private set; } = [];

    /// <summary>The key before the last rotation, as long as both are taken.</summary>
    public byte[]? OldKeyHash { get; private set; }

    public DateTimeOffset? OldKeyUntil { get; private set; }

    public DateTimeOffset? KeyGivenAt { get; private set; }

    /// <summary>Permission codes, separated by blanks.</summary>
    public string Scopes { get; private set; } = "";

    /// <summary>Networks it may call from (<c>10.1.0.0/16</c>), separated by blanks; empty = from anywhere.</summary>
    public string Networks { get; private set; } = "";

    /// <summary>The last day its key is taken; null = no end.</summary>
    public DateOnly? ExpiresOn { get; private set; }

    /// <summary>Null = as the parameter says.</summary>
    public int? CallsPerMinute { get; private set; }

    /// <summary>Whose pages may hold an embedded archive (<c>https://emr.local</c>); null = none, a link then opens in a window of its own.</summary>
    public string? FrameOrigin { get; private set; }

    public bool IsDisabled { get; private set; }

    /// <summary>Kept up by <see cref="ApiCallTally"/>, a few seconds behind.</summary>
    public DateTimeOffset? LastCallAt { get; private set; }

    public long Calls { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Describe(string name, IEnumerable<string> scopes, string networks, DateOnly? expiresOn, int? callsPerMinute)
    {
        Name = name;
        Scopes = string.Join(' ', scopes);
        Networks = networks;
        ExpiresOn = expiresOn;
        CallsPerMinute = callsPerMinute;
    }

    public void Frame(string? origin) => FrameOrigin = origin;

    public void Rekey(byte[] keyHash, IEnumerable<string> scopes)
    {
        KeyHash = keyHash;
        Scopes = string.Join(' ', scopes);
    }

    /// <summary>A new key; the one before is still taken for a while, so that the other side can change over.</summary>
    public void Rotate(byte[] keyHash, TimeSpan overlap, DateTimeOffset at)
    {
        OldKeyHash = overlap > TimeSpan.Zero ? KeyHash : null;
        OldKeyUntil = overlap > TimeSpan.Zero ? at + overlap : null;
        KeyHash = keyHash;
        KeyGivenAt = at;
    }

    public void Disable() => IsDisabled = true;

    public void Enable() => IsDisabled = false;

    /// <summary>Somebody may refer to what it did.</summary>
    public void DemandNeverUsed()
    {
        if (Calls > 0 || LastCallAt is not null)
        {
            throw new RuleViolation("Security.SystemWasUsed", Code);
        }
    }
}
