namespace HospitalCrm.Core.Patients.Phones;

/// <summary>What Chinese numbers look like, by digits alone. Mobile ranges are not narrowed below 1[3-9]: every narrower list was wrong within a year.</summary>
internal static class PhoneShapes
{
    public static readonly string[] CarrierPrefixes = ["17951", "17911", "17901", "17909", "12593", "10193", "11808"];

    public static bool IsMobile(ReadOnlySpan<char> digits) => digits is ['1', >= '3' and <= '9', ..] && digits.Length == 11;

    /// <summary>With its area code and the leading zero: 010 and 02x carry eight digits, the others seven or eight.</summary>
    public static bool IsLandline(ReadOnlySpan<char> digits) => digits switch
    {
        ['0', '1', '0', ..] or ['0', '2', ..] => digits.Length == 11,
        ['0', >= '3' and <= '9', ..] => digits.Length is 11 or 12,
        _ => false,
    };

    /// <summary>A landline as it follows +86: without the zero.</summary>
    public static bool IsLandlineWithoutZero(ReadOnlySpan<char> digits) => digits switch
    {
        ['1', '0', ..] or ['2', ..] => digits.Length == 10,
        [>= '3' and <= '9', ..] => digits.Length is 10 or 11,
        _ => false,
    };

    public static bool IsService(ReadOnlySpan<char> digits) => digits is ['4' or '8', '0', '0', ..] && digits.Length == 10;

    public static bool IsShort(ReadOnlySpan<char> digits) => digits switch
    {
        "110" or "112" or "114" or "119" or "120" or "122" => true,
        ['9', '5' or '6', _, _, _] => true,
        ['1', '2', _, _, _] => true,
        ['1', '0', '0', _, _] => true,
        _ => false,
    };

    /// <summary>As spoken inside the city.</summary>
    public static bool IsLocal(ReadOnlySpan<char> digits) => digits is [>= '2' and <= '8', ..] && digits.Length is 7 or 8;

    public static bool IsExtension(ReadOnlySpan<char> digits) => digits.Length is >= 2 and <= 6;

    public static bool IsInternational(ReadOnlySpan<char> digits) => digits is [>= '1' and <= '9', ..] && digits.Length is >= 7 and <= 15;

    public static int AreaCodeLength(string landline) => landline[1] is '1' or '2' ? 3 : 4;
}
