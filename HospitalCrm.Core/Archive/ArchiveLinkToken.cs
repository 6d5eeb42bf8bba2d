using System.Buffers.Text;
using System.Security.Cryptography;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Archive;

/// <summary>
/// What stands in the address of an embedded archive: the link's key and an HMAC over everything the link says. Whoever changes either,
/// or a row in the database, has a seal that does not fit.
/// </summary>
public sealed class ArchiveLinkToken(Vault vault) : IRoomPart
{
    private const string Purpose = "ArchiveLink.Token";
    private const int KeyLength = 16;
    private const int SealLength = 16;

    public string Write(ArchiveLink link) => Base64Url.EncodeToString([.. link.Id.Value.ToByteArray(bigEndian: true), .. Seal(link)]);

    /// <summary>The key in the token; null when it is none.</summary>
    public static Id<ArchiveLink>? KeyOf(string token) => Read(token) is { } bytes ? new Id<ArchiveLink>(new Guid(bytes.AsSpan(0, KeyLength), bigEndian: true)) : null;

    public bool Fits(string token, ArchiveLink link) => Read(token) is { } bytes && CryptographicOperations.FixedTimeEquals(bytes.AsSpan(KeyLength), Seal(link));

    private static byte[]? Read(string token)
    {
        Span<byte> bytes = stackalloc byte[KeyLength + SealLength];
        return token.Length <= 64 && Base64Url.IsValid(token) && Base64Url.TryDecodeFromChars(token, bytes, out var written) && written == bytes.Length ? bytes.ToArray() : null;
    }

    private byte[] Seal(ArchiveLink link) => vault.BlindIndex(
        Purpose,
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{link.Id}|{link.PatientId}|{link.SystemCode}|{link.ExpiresAt.UtcTicks / TimeSpan.TicksPerMillisecond}"));
}
