using System.Buffers.Binary;
using System.Security.Cryptography;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>
/// One sealed piece of a backup: a word (bit 31: it is the last; the rest: its length), ciphertext, tag. The word, the header and the
/// piece's number are authenticated, so a piece that was changed, moved, repeated or left out does not open, nor does a file cut short.
/// </summary>
internal static class BackupChunk
{
    public const int MostPlain = 1 << 20;
    public const int TagLength = 16;
    public const int WordLength = 4;
    public const uint Last = 0x8000_0000;

    private const int NonceLength = 12;

    public static void Seal(AesGcm cipher, byte[] header, long number, bool isLast, ReadOnlySpan<byte> plain, Span<byte> piece)
    {
        BinaryPrimitives.WriteUInt32BigEndian(piece, (uint)plain.Length | (isLast ? Last : 0));
        Span<byte> nonce = stackalloc byte[NonceLength];
        var bound = Bind(header, number, piece, nonce);
        cipher.Encrypt(nonce, plain, piece.Slice(WordLength, plain.Length), piece.Slice(WordLength + plain.Length, TagLength), bound);
    }

    /// <exception cref="AuthenticationTagMismatchException">It is not the piece that was sealed in this place.</exception>
    public static void Open(AesGcm cipher, byte[] header, long number, ReadOnlySpan<byte> piece, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[NonceLength];
        var bound = Bind(header, number, piece, nonce);
        cipher.Decrypt(nonce, piece.Slice(WordLength, plain.Length), piece.Slice(WordLength + plain.Length, TagLength), plain, bound);
    }

    private static byte[] Bind(byte[] header, long number, ReadOnlySpan<byte> piece, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], number);
        return [.. header, .. piece[..WordLength]];
    }
}
