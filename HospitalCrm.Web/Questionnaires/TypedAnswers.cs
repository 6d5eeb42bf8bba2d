using System.Text;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Web.Questionnaires;

/// <summary>What people type, as it is meant.</summary>
internal static class TypedAnswers
{
    private static readonly char[] Ends = ['；', '。', ' '];

    /// <summary>A full stop for a point, or full-width figures, are meant as what they look like.</summary>
    public static string Figure(string? typed) => (typed ?? "").Trim().Normalize(NormalizationForm.FormKC).Replace('。', '.');

    /// <summary>A library's text behind what stands there; not twice.</summary>
    public static string With(string written, string text) => written.Length == 0 ? text : written.Contains(text, StringComparison.Ordinal) ? written : $"{written.TrimEnd(Ends)}；{text}";

    /// <summary>What is no day is left out; 3，7、30 is how people write.</summary>
    public static IReadOnlyList<int> Days(string typed) =>
        [.. TypedWords.Words(typed).Select(day => int.TryParse(day, out var days) ? days : -1).Where(days => days >= 0).Distinct().Order()];
}
