using System.Security.Cryptography;

namespace HospitalCrm.Core.Security;

/// <summary>A password to be read out over the telephone and replaced at the first sign-in: no letters that look alike.</summary>
public static class OneTimePassword
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";

    /// <summary>Fourteen characters, about 69 bits.</summary>
    public static string New() => RandomNumberGenerator.GetString(Alphabet, 14);
}
