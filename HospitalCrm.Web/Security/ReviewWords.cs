using HospitalCrm.Core.Security;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Security;

/// <summary>Rights as a review keeps them (<c>code</c> or <c>code@scope</c>) in the reader's words; one that is gone from the product stays as it is.</summary>
public sealed class ReviewWords(Wording words)
{
    public string Rights(IEnumerable<string> rights) => string.Join(words["WordsApart"], rights.Select(Right));

    private string Right(string written)
    {
        var (code, scope) = written.Split('@') is [var first, var second] ? (first, second) : (written, null);
        var said = words.Knows($"Permission.{code}") ? words[$"Permission.{code}"] : code;
        return Enum.TryParse<DataScope>(scope, out var known) ? words["Review.Scoped", said, words.Value(known)] : said;
    }
}
