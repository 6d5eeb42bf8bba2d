using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>
/// The chain's head (count, last hash, HMAC) in a file beside the keys, written after each commit. A chain whose tail was cut off, or
/// that was rewritten by someone who has the database only, no longer fits it.
/// </summary>
public sealed class AuditHead(string directory, Vault vault)
{
    private readonly Lock _writing = new();
    private HeadFile? _latest;

    public string Path => System.IO.Path.Combine(directory, "audit-head.json");

    /// <summary>Called after the commit. An older head never replaces a newer one.</summary>
    public void Advance(long count, byte[] hash)
    {
        lock (_writing)
        {
            if ((_latest ??= Read())?.Count >= count)
            {
                return;
            }

            _latest = new(count, hash, Code(count, hash));
            var next = Path + ".new";
            File.WriteAllBytes(next, JsonSerializer.SerializeToUtf8Bytes(_latest));
            File.Move(next, Path, overwrite: true);
        }
    }

    /// <summary>The head on disk; null when there is none yet.</summary>
    /// <exception cref="CryptographicException">The file was not written with this installation's audit key.</exception>
    public (long Count, byte[] Hash)? Verified() =>
        Read() is { } head
            ? CryptographicOperations.FixedTimeEquals(head.Code, Code(head.Count, head.Hash))
                ? (head.Count, head.Hash)
                : throw new CryptographicException("The audit head was not written by this installation.")
            : null;

    private HeadFile? Read() => File.Exists(Path) ? JsonSerializer.Deserialize<HeadFile>(File.ReadAllBytes(Path)) : null;

    private byte[] Code(long count, byte[] hash)
    {
        var content = new byte[8 + hash.Length];
        BinaryPrimitives.WriteInt64BigEndian(content, count);
        hash.CopyTo(content, 8);
        return vault.AuditCode(content);
    }

    private sealed record HeadFile(long Count, byte[] Hash, byte[] Code);
}
