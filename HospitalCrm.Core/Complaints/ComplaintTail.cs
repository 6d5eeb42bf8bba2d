using System.Security.Cryptography;
using HospitalCrm.Core.Data.Sealing;

namespace HospitalCrm.Core.Complaints;

/// <summary>The last four digits of the complainant's number: with the number of the case what he asks by.</summary>
internal static class ComplaintTail
{
    public const int Digits = 4;

    public static byte[]? Of(Vault vault, string? phone) => phone is { Length: >= Digits } ? vault.BlindIndex(Complaint.PhoneTailPurpose, phone[^Digits..]) : null;

    /// <summary>Cases from before the index was kept are compared by the number itself.</summary>
    public static bool Fits(Vault vault, byte[]? tail, Sealed? phone, string digits)
    {
        var asked = vault.BlindIndex(Complaint.PhoneTailPurpose, digits);
        var known = tail ?? Of(vault, vault.Open(Complaint.ComplainantPhonePurpose, phone));
        return known is not null && CryptographicOperations.FixedTimeEquals(known, asked);
    }
}
