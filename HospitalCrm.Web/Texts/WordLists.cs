using System.Globalization;

namespace HospitalCrm.Web.Texts;

/// <summary>Several words in one line, as the reader's language puts them.</summary>
internal static class WordLists
{
    public static string Listed(IEnumerable<string> words) => string.Join(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "、" : ", ", words);
}
