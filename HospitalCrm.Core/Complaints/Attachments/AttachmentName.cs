using System.Globalization;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints.Attachments;

/// <summary>A file's name as it is kept and offered again: no path, nothing a system or a reader could be misled by.</summary>
internal static class AttachmentName
{
    private const int Longest = 80;
    private const string Forbidden = "<>:\"/\\|?*;%";

    /// <returns>Without its ending, which the content decides; and the ending it came with.</returns>
    /// <exception cref="RuleViolation">It has no ending.</exception>
    public static (string Stem, string Extension) Read(string typed)
    {
        var name = typed.Split('/', '\\')[^1];
        var dot = name.LastIndexOf('.');
        if (dot < 0 || dot == name.Length - 1)
        {
            throw new RuleViolation("Complaints.AttachmentUnknown");
        }

        var stem = string.Concat(name[..dot].EnumerateRunes().Where(IsShown).Select(rune => rune.ToString())).Trim(' ', '.', '　');
        return (stem.Length == 0 ? "附件" : Cut(stem), name[(dot + 1)..].Trim());
    }

    public static string Whole(string stem, AttachmentKind kind) => $"{stem}.{kind.ToString().ToLowerInvariant()}";

    /// <summary>No control characters, no half letters, and none that turns the reading direction: “gpj.exe” must not read as “exe.jpg”.</summary>
    private static bool IsShown(System.Text.Rune rune) =>
        System.Text.Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && (rune.Value > char.MaxValue || !Forbidden.Contains((char)rune.Value, StringComparison.Ordinal));

    private static string Cut(string stem) => stem.Length <= Longest ? stem : stem[..(Longest - (char.IsHighSurrogate(stem[Longest - 1]) ? 1 : 0))];
}
