namespace HospitalCrm.Web.Parts;

/// <summary>The ways people type a day.</summary>
internal static class TypedDays
{
    public static string[] Formats { get; } = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];
}
