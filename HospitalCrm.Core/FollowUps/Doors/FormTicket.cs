using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>That somebody proved who he is at this link, for a while: what his browser shows with every further request.</summary>
public sealed class FormTicket(Vault vault, TimeProvider clock) : IRoomPart
{
    private const string Purpose = "FollowUpLink.Ticket";

    /// <summary>Long enough to fetch the box the medicine came in.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(6);

    public string Issue(FollowUpLink link)
    {
        var until = (clock.GetUtcNow() + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        return $"{until}.{Base64Url.EncodeToString(Seal(link, until))}";
    }

    public bool Fits(FollowUpLink link, string? ticket)
    {
        if (ticket?.Split('.') is not [{ Length: <= 12 } until, { Length: <= 64 } seal]
            || !long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out var second)
            || second < clock.GetUtcNow().ToUnixTimeSeconds())
        {
            return false;
        }

        Span<byte> given = stackalloc byte[64];
        return Base64Url.IsValid(seal) && Base64Url.TryDecodeFromChars(seal, given, out var written) && CryptographicOperations.FixedTimeEquals(given[..written], Seal(link, until));
    }

    private byte[] Seal(FollowUpLink link, string until) => vault.BlindIndex(Purpose, $"{link.Id}|{until}");
}
