using System.Text;

namespace HospitalCrm.Core.Patients;

/// <summary>The half-open range of texts that begin with a given one, in code-point order.</summary>
public static class NameRange
{
    private const int SurrogatesBegin = 0xD800;
    private const int SurrogatesEnd = 0xE000;
    private const int Last = 0x10FFFF;

    public static (string From, string To) Of(string start)
    {
        var runes = start.EnumerateRunes().ToList();
        while (runes.Count > 0 && runes[^1].Value == Last)
        {
            runes.RemoveAt(runes.Count - 1);
        }

        if (runes.Count == 0)
        {
            return (start, start); // nothing begins with nothing
        }

        var next = runes[^1].Value + 1;
        runes[^1] = new Rune(next == SurrogatesBegin ? SurrogatesEnd : next);
        return (start, string.Concat(runes.Select(rune => rune.ToString())));
    }
}
