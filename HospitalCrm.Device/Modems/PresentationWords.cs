using System.Collections.Frozen;
using HospitalCrm.Core.Calls.Lines;

namespace HospitalCrm.Device.Modems;

/// <summary>The words exchanges put where a number or a name should stand.</summary>
internal static class PresentationWords
{
    private static readonly FrozenDictionary<string, Presentation> Words = new Dictionary<string, Presentation>
    {
        ["P"] = Presentation.Withheld,
        ["PRIVATE"] = Presentation.Withheld,
        ["PRIVATE NUMBER"] = Presentation.Withheld,
        ["PRIVATE CALLER"] = Presentation.Withheld,
        ["PRIVATE NAME"] = Presentation.Withheld,
        ["PRIVDIROFF"] = Presentation.Withheld,
        ["WITHHELD"] = Presentation.Withheld,
        ["NUMBER WITHHELD"] = Presentation.Withheld,
        ["RESTRICTED"] = Presentation.Withheld,
        ["ANONYMOUS"] = Presentation.Withheld,
        ["BLOCKED"] = Presentation.Withheld,
        ["O"] = Presentation.Unavailable,
        ["OUT OF AREA"] = Presentation.Unavailable,
        ["OUT-OF-AREA"] = Presentation.Unavailable,
        ["UNAVAILABLE"] = Presentation.Unavailable,
        ["UNKNOWN"] = Presentation.Unavailable,
        ["UNKNOWN NAME"] = Presentation.Unavailable,
        ["UNKNOWN NUMBER"] = Presentation.Unavailable,
        ["NO NUMBER"] = Presentation.Unavailable,
        ["NO NAME"] = Presentation.Unavailable,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public static Presentation? Of(string text) => Words.TryGetValue(text, out var meaning) ? meaning : null;
}
