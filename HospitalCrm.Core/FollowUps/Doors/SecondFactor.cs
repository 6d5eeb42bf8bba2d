using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;

namespace HospitalCrm.Core.FollowUps.Doors;

/// <summary>What the patient knows and a stranger with his telephone does not.</summary>
public sealed class SecondFactor(Vault vault) : IRoomPart
{
    private const int Tail = 4;

    /// <summary>Null: nothing is known to ask him.</summary>
    public FormFactor? Of(Patient patient) =>
        patient is { BirthOn: not null, BirthPrecision: DatePrecision.Day } ? FormFactor.BirthDate
        : TailOf(patient) is not null ? FormFactor.IdNumberTail
        : null;

    public bool Fits(FormFactor factor, Patient patient, string typed)
    {
        var wanted = factor == FormFactor.BirthDate ? patient.BirthOn?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : TailOf(patient);
        var given = factor == FormFactor.BirthDate ? Day(typed) : Fold(typed);
        return wanted is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(wanted), Encoding.UTF8.GetBytes(given));
    }

    private string? TailOf(Patient patient) => vault.Open(Patient.IdNumberPurpose, patient.IdNumber) is { Length: >= Tail } number ? number[^Tail..].ToUpperInvariant() : null;

    private static string Fold(string typed) => typed.Normalize(NormalizationForm.FormKC).Trim().ToUpperInvariant();

    /// <summary>19500301, 1950-3-1, 1950年3月1日.</summary>
    private static string Day(string typed)
    {
        var parts = string.Concat(Fold(typed).Select(letter => char.IsAsciiDigit(letter) ? letter : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts is [var year, { Length: <= 2 } month, { Length: <= 2 } day] ? year + month.PadLeft(2, '0') + day.PadLeft(2, '0') : string.Concat(parts);
    }
}
