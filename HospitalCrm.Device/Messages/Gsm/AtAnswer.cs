using System.Globalization;

namespace HospitalCrm.Device.Messages.Gsm;

/// <summary>What a modem answered to one command.</summary>
/// <param name="Code">Of <c>+CMS ERROR</c> and <c>+CME ERROR</c>.</param>
/// <param name="Lines">What it said before the final word.</param>
internal sealed record AtAnswer(AtVerdict Verdict, int Code, IReadOnlyList<string> Lines)
{
    public bool IsOk => Verdict == AtVerdict.Ok;

    /// <summary>What stands after <c>+WORD:</c> in the first such line.</summary>
    public string? Find(string word) => Lines.FirstOrDefault(line => line.StartsWith(word, StringComparison.Ordinal))?[word.Length..].Trim();

    /// <summary>Null for a line that is not the end of an answer.</summary>
    public static (AtVerdict Verdict, int Code)? Final(string line)
    {
        switch (line)
        {
            case "OK":
                return (AtVerdict.Ok, 0);
            // The last is what some modems of one big maker say instead.
            case "ERROR" or "COMMAND NOT SUPPORT":
                return (AtVerdict.Error, 0);
            case var _ when line.StartsWith("+CMS ERROR:", StringComparison.Ordinal):
                return (AtVerdict.CmsError, Number(line));
            case var _ when line.StartsWith("+CME ERROR:", StringComparison.Ordinal):
                return (AtVerdict.CmeError, Number(line));
            default:
                return null;
        }
    }

    private static int Number(string line) =>
        int.TryParse(line.AsSpan(11).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : -1;
}

internal enum AtVerdict
{
    Ok,
    Error,
    CmsError,
    CmeError,

    /// <summary>It waits for a PDU.</summary>
    Prompt,

    /// <summary>No final word in time.</summary>
    None,
}
