using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace HospitalCrm.Core.Lists.Sheets;

/// <summary>Text as a workbook can hold it: no characters XML forbids, no more than a cell takes, nothing a spreadsheet would decode.</summary>
internal static partial class SheetText
{
    private const int Longest = 32_767;

    private static readonly SearchValues<char> Marks = SearchValues.Create("&<>\r");

    public static string Of(string text)
    {
        var whole = IsClean(text) ? text : Clean(text);
        var escaped = whole.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(whole, "_x005F_$1") : whole;
        return escaped.Length <= Longest ? escaped : Cut(escaped);
    }

    /// <summary>The same between two tags.</summary>
    public static string Escaped(string text)
    {
        var shown = Of(text);
        return shown.AsSpan().IndexOfAny(Marks) < 0
            ? shown
            : shown.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal).Replace("\r", "&#xD;", StringComparison.Ordinal);
    }

    /// <summary>A tab's name: at most 31 characters, some of them forbidden.</summary>
    public static string Tab(string title)
    {
        var name = new string([.. Of(title).Where(letter => !"[]:*?/\\'".Contains(letter, StringComparison.Ordinal))]).Trim();
        return name.Length switch
        {
            0 => "1",
            > 31 => name[..31],
            _ => name,
        };
    }

    private static bool IsClean(string text)
    {
        foreach (var letter in text)
        {
            if (!XmlConvert.IsXmlChar(letter))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Surrogate pairs are whole characters; half ones and control characters are not.</summary>
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString();
    }

    private static string Cut(string text) => text[..(Longest - (char.IsHighSurrogate(text[Longest - 1]) ? 1 : 0))];

    [GeneratedRegex("_(x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
