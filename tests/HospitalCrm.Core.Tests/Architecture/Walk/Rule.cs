using Xunit;

namespace HospitalCrm.Architecture;

/// <summary>A rule holds when it has no offence; when it has, all of them are told.</summary>
internal static class Rule
{
    public static void Holds(IEnumerable<string?> offences)
    {
        var all = offences.Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
