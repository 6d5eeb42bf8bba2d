using System.Buffers.Binary;
using System.Security.Cryptography;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>
/// The clear beginning of a backup file: what it is, which ring and key opens it. Every chunk authenticates it. The file's own key comes
/// from the sealing key and a salt drawn for this file, so chunk numbers can serve as nonces.
/// </summary>
internal sealed record BackupHeader(int KeyId, Guid RingId, byte[] Salt, DateTimeOffset CreatedAt)
{
    public const byte Format = 1;
    public const int Length = 8 + 1 + 2 + 16 + SaltLength + 8;
    private const int SaltLength = 32;

    private static ReadOnlySpan<byte> Magic => "HCRMBACK"u8;

    public static BackupHeader New(KeyRing ring, DateTimeOffset at) => new(ring.CurrentKeyId, ring.Id, RandomNumberGenerator.GetBytes(SaltLength), at.ToUniversalTime());

    /// <exception cref="InvalidDataException">It is no backup, or one this version cannot read.</exception>
    public static BackupHeader Read(Stream file, string name)
    {
        Span<byte> bytes = stackalloc byte[Length];
        var read = file.ReadAtLeast(bytes, Length, throwOnEndOfStream: false);
        if (read < Magic.Length + 1 || !bytes.StartsWith(Magic))
        {
            throw new InvalidDataException($"{name} is not a backup of this product");
        }

        if (bytes[8] != Format)
        {
            throw new InvalidDataException($"{name} is a backup of a newer version (format {bytes[8]}): restore it with the version that made it, or a later one");
        }

        return read < Length
            ? throw new InvalidDataException($"{name} is cut off: its end is missing")
            : new(
                BinaryPrimitives.ReadUInt16BigEndian(bytes[9..]),
                new(bytes[11..27], bigEndian: true),
                bytes[27..(27 + SaltLength)].ToArray(),
                new(BinaryPrimitives.ReadInt64BigEndian(bytes[(27 + SaltLength)..]), TimeSpan.Zero));
    }

    public static bool IsBackup(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> magic = stackalloc byte[8];
        return stream.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false) == magic.Length && magic.SequenceEqual(Magic);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        Magic.CopyTo(bytes);
        bytes[8] = Format;
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(9), (ushort)KeyId);
        RingId.TryWriteBytes(bytes.AsSpan(11), bigEndian: true, out _);
        Salt.CopyTo(bytes, 27);
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(27 + SaltLength), CreatedAt.UtcTicks);
        return bytes;
    }

    /// <exception cref="InvalidDataException">The ring is another installation's, or older than the backup.</exception>
    public AesGcm Cipher(KeyRing ring, string name)
    {
        if (RingId != ring.Id)
        {
            throw new InvalidDataException($"the keys in {Path.GetDirectoryName(ring.Path)} are not the ones {name} was sealed with");
        }

        if (!ring.SealingKeys.TryGetValue(KeyId, out var secret))
        {
            throw new InvalidDataException($"{name} was sealed with key {KeyId}, which the keys in {Path.GetDirectoryName(ring.Path)} lack: use a copy made after the last rotation");
        }

        return new(HKDF.DeriveKey(HashAlgorithmName.SHA256, secret, 32, Salt, "hcrm-backup-1"u8.ToArray()), BackupChunk.TagLength);
    }
}
