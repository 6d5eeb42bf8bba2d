using System.Buffers.Binary;

namespace HospitalCrm.Core.Data.Sealing;

/// <summary>
/// A field encrypted at rest: version 1, key id (2 bytes, big-endian), nonce (12), AES-256-GCM ciphertext, tag (16).
/// Opened and made by <see cref="Vault"/> only; the column's name is bound in, so bytes moved to another column do not open.
/// </summary>
public readonly struct Sealed(byte[] bytes) : IEquatable<Sealed>
{
    internal const byte Format = 1;
    internal const int HeaderLength = 3;

    private readonly byte[]? _bytes = bytes;

    public byte[] Bytes => _bytes ?? [];

    public bool IsEmpty => _bytes is null or { Length: 0 };

    public int KeyId => Bytes is { Length: > HeaderLength } filled ? BinaryPrimitives.ReadUInt16BigEndian(filled.AsSpan(1)) : 0;

    public static bool operator ==(Sealed left, Sealed right) => left.Equals(right);

    public static bool operator !=(Sealed left, Sealed right) => !left.Equals(right);

    public bool Equals(Sealed other) => Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => obj is Sealed other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    /// <summary>Never the content: a log line or an error text must not leak it.</summary>
    public override string ToString() => "(sealed)";
}
