using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Security;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>How a value of a HIS row is shown to those who have not asked for the whole: enough to see what is wrong, not whose it is.</summary>
public static class HisMask
{
    private const int ShortText = 30;

    /// <param name="plan">How phone numbers are read.</param>
    public static string? Cover(HisColumn column, string? value, NumberingPlan plan) => value is not { Length: > 0 } text ? value : ClassOf(column) switch
    {
        HisPrivacy.Name => NameMask.Cover(text),
        HisPrivacy.Phone => PhoneNumbers.Normalise(text, plan).Mask() is { Length: > 0 } covered ? covered : "****",
        HisPrivacy.Number => IdNumbers.Mask(text),
        HisPrivacy.Address => PatientMasks.Address(text),
        HisPrivacy.BirthDate => text.Length >= 4 ? text[..4] + "-**-**" : "****",
        HisPrivacy.Medical => $"****({text.Length})",
        _ => CoverStray(column, text, plan),
    };

    /// <summary>Columns that were mixed up: what cannot belong where it stands may be anybody's.</summary>
    private static string CoverStray(HisColumn column, string text, NumberingPlan plan) =>
        column.Kind == HisColumnKind.Text && text.Length > column.Length ? $"****({text.Length})"
            : IsCardLike(text) || PhoneNumbers.Normalise(text, plan).Kind == PhoneKind.Mobile ? IdNumbers.Mask(text)
            : text;

    /// <summary>By its shape: with a slip in it it is still somebody's.</summary>
    private static bool IsCardLike(string text) => text.Length is 15 or 18 && text[..^1].All(char.IsAsciiDigit) && (char.IsAsciiDigit(text[^1]) || text[^1] is 'X' or 'x');

    public static HisPrivacy ClassOf(HisColumn column) => column.Name switch
    {
        "name" or "contact_name" => HisPrivacy.Name,
        "id_no" or "insurance_no" or "mrn" or "card_no" or "email" or "inpatient_no" or "voucher" => HisPrivacy.Number,
        "address" or "native_place" => HisPrivacy.Address,
        "birth_date" or "birth_at" => HisPrivacy.BirthDate,
        "value_text" or "allergy" => HisPrivacy.Medical,
        var name when name.Contains("phone", StringComparison.Ordinal) => HisPrivacy.Phone,
        _ when column.Kind == HisColumnKind.Text && column.Length > ShortText && !IsLabel(column.Name) => HisPrivacy.Medical,
        _ => HisPrivacy.Plain,
    };

    // Keys and names of things, not of people.
    private static bool IsLabel(string name) => name.EndsWith("_id", StringComparison.Ordinal) || name.EndsWith("_code", StringComparison.Ordinal) || name.EndsWith("_name", StringComparison.Ordinal);
}

public enum HisPrivacy
{
    Plain,
    Name,
    Phone,
    Number,
    Address,
    BirthDate,
    Medical,
}
