using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace HospitalCrm.Core.Messaging;

/// <summary>
/// Links in messages that open something for their receiver. What stands behind the path is 128 random bits; the room that gave it out
/// keeps its hash. Nobody of the hospital reads it: pages show the message without it.
/// </summary>
public static partial class OneTimeLinks
{
    public const string Path = "/f/";

    private const int Bits = 128;
    private const int Length = 22;

    public static (string Token, byte[] Hash) New()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bits / 8));
        return (token, HashOf(token)!);
    }

    /// <summary>Null: it cannot be one.</summary>
    public static byte[]? HashOf(string? token) =>
        token is { Length: Length } && token.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_') ? SHA256.HashData(Encoding.ASCII.GetBytes(token)) : null;

    /// <summary>A message's text as staff may read it.</summary>
    public static string Cover(string text) => Token().Replace(text, Path + "……");

    [GeneratedRegex("/f/[A-Za-z0-9_-]{22}")]
    private static partial Regex Token();
}
