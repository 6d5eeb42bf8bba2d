using System.Text.RegularExpressions;

namespace HospitalCrm.Core.Settings.Standards;

internal static partial class StandardShape
{
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,31}\z")]
    public static partial Regex Code();

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9 ./_-]{0,39}\z")]
    public static partial Regex Domain();

    public static bool Fits(string? typed, int longest) => (typed ?? "").Trim().Length <= longest;
}
