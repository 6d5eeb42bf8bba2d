using HospitalCrm.Architecture;

namespace HospitalCrm.Core.Tests.Architecture;

/// <summary>Compares with a text in the repository. <c>CRM_WRITE_SNAPSHOTS=1</c> writes it anew; the difference belongs into the review.</summary>
internal static class Snapshot
{
    public static void Matches(string name, IEnumerable<string> lines)
    {
        var file = Path.Combine(Solution.Root, "tests", "HospitalCrm.Core.Tests", "Architecture", "Snapshots", name);
        var now = string.Join('\n', lines).ReplaceLineEndings("\n") + "\n";
        if (Environment.GetEnvironmentVariable("CRM_WRITE_SNAPSHOTS") == "1" && !now.StartsWith("nowhere.", StringComparison.Ordinal))
        {
            File.WriteAllText(file, now);
        }

        Assert.Equal(File.ReadAllText(file), now);
    }
}
