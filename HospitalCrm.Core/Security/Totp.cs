using System.Diagnostics.CodeAnalysis;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace HospitalCrm.Core.Security;

/// <summary>Time-based one-time passwords (RFC 6238): six digits, thirty seconds, SHA-1, which every authenticator app speaks.</summary>
public static class Totp
{
    public const int Digits = 6;

    /// <summary>How many steps before and after now are accepted: clocks of telephones differ.</summary>
    public const int Window = 1;

    /// <summary>So far off a code is recognised as one of a telephone whose clock is wrong.</summary>
    public const int SkewWindow = 20;

    private const int SecretLength = 20;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly TimeSpan Step = TimeSpan.FromSeconds(30);

    public static byte[] NewSecret() => RandomNumberGenerator.GetBytes(SecretLength);

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / (long)Step.TotalSeconds;

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238's default; HMAC does not need collision resistance, and authenticator apps ignore another choice.")]
    public static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        var hash = HMACSHA1.HashData(secret, counter);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xF)) & 0x7FFF_FFFF;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>The step whose code this is, within <paramref name="window"/> steps of now; null when none.</summary>
    public static long? Match(byte[] secret, string code, DateTimeOffset now, int window = Window)
    {
        var typed = Encoding.ASCII.GetBytes(code);
        long? found = null;
        for (var step = StepAt(now) - window; step <= StepAt(now) + window; step++)
        {
            // All are compared, always: how long it takes tells nothing.
            if (CryptographicOperations.FixedTimeEquals(typed, Encoding.ASCII.GetBytes(CodeAt(secret, step))))
            {
                found ??= step;
            }
        }

        return found;
    }

    /// <summary>The secret as people type it.</summary>
    public static string Base32(byte[] secret)
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var octet in secret)
        {
            held = (held << 8) | octet;
            for (bits += 8; bits >= 5; bits -= 5)
            {
                text.Append(Alphabet[(held >> (bits - 5)) & 31]);
            }

            held &= (1 << bits) - 1;
        }

        return bits > 0 ? text.Append(Alphabet[(held << (5 - bits)) & 31]).ToString() : text.ToString();
    }

    /// <summary>What the QR code says to the authenticator app.</summary>
    public static string Address(byte[] secret, string issuer, string staffNo) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(staffNo)}?secret={Base32(secret)}&issuer={Uri.EscapeDataString(issuer)}&algorithm=SHA1&digits={Digits}&period={(int)Step.TotalSeconds}";
}
