using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace HospitalCrm.Core.Data.Sealing;

/// <summary>Seals and opens fields, and makes the blind indexes they are searched by. Thread-safe.</summary>
/// <remarks>A purpose is <c>Entity.Property</c>. It is bound into the ciphertext and salts the blind index.</remarks>
public sealed class Vault(KeyRing ring) : IDisposable
{
    private const int NonceLength = 12;
    private const int TagLength = 16;
    private const int Overhead = Sealed.HeaderLength + NonceLength + TagLength;

    // AesGcm is not promised to be thread-safe: one instance a thread and key.
    private readonly ThreadLocal<Dictionary<int, AesGcm>> _ciphers = new(() => [], trackAllValues: true);

    public int CurrentKeyId => ring.CurrentKeyId;

    public Guid RingId => ring.Id;

    /// <summary>Takes up keys added by another process; true when something may be sealed with an older key than the newest.</summary>
    public bool TakeUpNewKeys()
    {
        ring.Refresh();
        return ring.SealingKeys.Count > 1;
    }

    public Sealed Seal(string purpose, string text) => Seal(purpose, Encoding.UTF8.GetBytes(text));

    public Sealed Seal(string purpose, ReadOnlySpan<byte> plain)
    {
        var keyId = ring.CurrentKeyId;
        var sealedBytes = new byte[plain.Length + Overhead];
        sealedBytes[0] = Sealed.Format;
        BinaryPrimitives.WriteUInt16BigEndian(sealedBytes.AsSpan(1), (ushort)keyId);
        var nonce = sealedBytes.AsSpan(Sealed.HeaderLength, NonceLength);
        RandomNumberGenerator.Fill(nonce);
        var cipher = sealedBytes.AsSpan(Sealed.HeaderLength + NonceLength, plain.Length);
        Cipher(keyId).Encrypt(nonce, plain, cipher, sealedBytes.AsSpan(^TagLength..), Encoding.UTF8.GetBytes(purpose));
        return new(sealedBytes);
    }

    public Sealed? SealOptional(string purpose, string? text) => string.IsNullOrEmpty(text) ? null : Seal(purpose, text);

    /// <exception cref="CryptographicException">The bytes were changed, belong to another column or to a key that is missing.</exception>
    public string Open(string purpose, Sealed value) => Encoding.UTF8.GetString(OpenBytes(purpose, value));

    /// <inheritdoc cref="Open(string, Sealed)"/>
    public byte[] OpenBytes(string purpose, Sealed value)
    {
        var bytes = value.Bytes;
        if (bytes.Length < Overhead || bytes[0] != Sealed.Format || !Holds(value.KeyId))
        {
            throw new CryptographicException($"{purpose}: not sealed by a key of this ring.");
        }

        var plain = new byte[bytes.Length - Overhead];
        Cipher(value.KeyId).Decrypt(
            bytes.AsSpan(Sealed.HeaderLength, NonceLength),
            bytes.AsSpan(Sealed.HeaderLength + NonceLength, plain.Length),
            bytes.AsSpan(^TagLength..),
            plain,
            Encoding.UTF8.GetBytes(purpose));
        return plain;
    }

    public string? Open(string purpose, Sealed? value) => value is { } given ? Open(purpose, given) : null;

    /// <summary>Sixteen bytes by which equal normalised values are found: HMAC-SHA256(blind key, purpose ‖ 0 ‖ value), cut.</summary>
    public byte[] BlindIndex(string purpose, string normalised) => BlindIndex(Encoding.UTF8.GetBytes(purpose + '\0' + normalised));

    /// <inheritdoc cref="BlindIndex(string, string)"/>
    public byte[] BlindIndex(string purpose, ReadOnlySpan<byte> normalised) => BlindIndex((byte[])[.. Encoding.UTF8.GetBytes(purpose + '\0'), .. normalised]);

    private byte[] BlindIndex(byte[] salted)
    {
        Span<byte> hash = stackalloc byte[32];
        HMACSHA256.HashData(ring.BlindKey, salted, hash);
        return hash[..16].ToArray();
    }

    /// <summary>Authenticates the audit head and audit details.</summary>
    public byte[] AuditCode(ReadOnlySpan<byte> content) => HMACSHA256.HashData(ring.AuditKey, content);

    public void Dispose()
    {
        foreach (var cipher in _ciphers.Values.SelectMany(held => held.Values))
        {
            cipher.Dispose();
        }

        _ciphers.Dispose();
    }

    /// <summary>A key nobody knows may have been added by another process a moment ago.</summary>
    private bool Holds(int keyId)
    {
        if (!ring.SealingKeys.ContainsKey(keyId))
        {
            ring.Refresh();
        }

        return ring.SealingKeys.ContainsKey(keyId);
    }

    private AesGcm Cipher(int keyId)
    {
        var held = _ciphers.Value!;
        if (!held.TryGetValue(keyId, out var cipher))
        {
            held[keyId] = cipher = new(ring.SealingKeys[keyId], TagLength);
        }

        return cipher;
    }
}
