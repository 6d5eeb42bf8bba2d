using HospitalCrm.Architecture;
using HospitalCrm.Core.Data;

namespace HospitalCrm.Core.Tests.Architecture;

public sealed class RepositoryTests
{
    private const int MostLines = 300;

    [Fact]
    public void Every_room_has_a_test_folder_with_tests()
    {
        var rooms = typeof(CrmDb).Assembly.GetTypes().Select(Rooms.Of).OfType<string>().Distinct();

        Rule.Holds(RoomsWithoutTests(rooms, Path.Combine(Solution.Root, "tests", "HospitalCrm.Core.Tests")));
    }

    [Fact]
    public void A_room_without_tests_is_seen() =>
        Assert.Equal(["Basement"], RoomsWithoutTests(["Patients", "Basement"], Path.Combine(Solution.Root, "tests", "HospitalCrm.Core.Tests")));

    [Fact]
    public void No_source_file_is_too_long_to_read()
    {
        var sources = Solution.SourcesIn(Solution.Root, ".cs", ".razor").ToList();

        Assert.True(sources.Count > 100);
        Rule.Holds(CodeRules.LongFiles(sources, MostLines));
    }

    [Fact]
    public void A_file_that_is_too_long_is_seen()
    {
        var file = Path.GetTempFileName();
        File.WriteAllLines(file, Enumerable.Repeat("// line", MostLines + 1));

        var seen = CodeRules.LongFiles([file], MostLines).ToList();

        File.Delete(file);
        Assert.Single(seen);
    }

    private static IEnumerable<string> RoomsWithoutTests(IEnumerable<string> rooms, string folder) =>
        rooms.Where(room => !HasTests(Path.Combine(folder, room)));

    private static bool HasTests(string folder) =>
        Directory.Exists(folder) && Solution.SourcesIn(folder, ".cs").Any(file => File.ReadAllText(file).Contains("    [Fact]", StringComparison.Ordinal));
}
