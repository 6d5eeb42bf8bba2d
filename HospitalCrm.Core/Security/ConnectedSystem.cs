using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Security;

/// <summary>对接系统: a program that calls our API with a key. Only the key's hash is kept.</summary>
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

    public string Code { get; private set; } = "";

    public string Name { get; private set; } = "";

    /// <summary>SHA-256 of the key; keys are 32 random bytes, so no slow hash is needed.</summary>
    public byte[] KeyHash { get; private set; } = [];

    /// <summary>Permission codes, separated by blanks.</summary>
    public string Scopes { get; private set; } = "";

    public bool IsDisabled { get; private set; }

    Guid? IAudited.AuditPatient => null;

    public void Rekey(byte[] keyHash, IEnumerable<string> scopes)
    {
        KeyHash = keyHash;
        Scopes = string.Join(' ', scopes);
    }

    public void Disable() => IsDisabled = true;
}
