using System.Text;

namespace HospitalCrm.Core.Patients;

/// <summary>Free text on the way in: trimmed, without control characters (line ends stay) and broken surrogates.</summary>
internal static class PersonText
{
    public static string Clean(string typed)
    {
        var kept = new StringBuilder(typed.Length);
        foreach (var rune in typed.Trim().EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }
}
