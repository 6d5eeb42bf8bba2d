using System.Text;
using HospitalCrm.Core.Patients.Names;

namespace HospitalCrm.Web.Commands;

internal sealed class PinyinVerb : IVerb
{
    public string Name => "pinyin";

    public string Help => """
        crm pinyin
        Reads one name a line from standard input, writes: name, full pinyin (syllables by blank, lv for 吕, ? for a character nobody can read),
        initials, other initials people may type (separated by commas), separated by tabs.
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        _ = new Arguments(words, [], []);
        using var names = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        await using var table = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        await PinyinTable.WriteAsync(names, table, ct);
        return 0;
    }
}
