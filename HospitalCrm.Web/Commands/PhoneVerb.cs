using System.Text;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Web.Commands;

internal sealed class PhoneVerb : IVerb
{
    private const string DefaultArea = "010";

    public string Name => "phone";

    public string Help => """
        crm phone [--area 010] [--outside-prefix 9]
        Reads one number a line from standard input, writes: raw, normalised, kind, extension, separated by tabs.

          --area A             home area code (default 010)
          --outside-prefix P   what the lines report in front of an outside number (default none)
        """;

    public async Task<int> RunAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var arguments = new Arguments(words, ["--area", "--outside-prefix"], []);
        var area = arguments.Find("--area") ?? DefaultArea;
        var prefix = arguments.Find("--outside-prefix");
        if (area is not ['0', .. { Length: 2 or 3 }] || !area.All(char.IsAsciiDigit))
        {
            throw new BadArguments($"--area is an area code such as 010 or 0571, not '{area}'");
        }

        if (prefix is not null && (prefix.Length is 0 or > 4 || !prefix.All(char.IsAsciiDigit)))
        {
            throw new BadArguments($"--outside-prefix is one to four digits, not '{prefix}'");
        }

        using var numbers = new StreamReader(Console.OpenStandardInput(), new UTF8Encoding(false));
        await using var table = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false));
        await PhoneTable.WriteAsync(numbers, table, new NumberingPlan(area, prefix), ct);
        return 0;
    }
}
