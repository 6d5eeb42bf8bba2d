using HospitalCrm.Architecture;

namespace HospitalCrm.Web.Tests.Security;

/// <summary>
/// Who may do what, as it stands in the repository for everybody to read: role × right, route → right, use case → right. The tests ask
/// the running product and compare with these texts, not with the code that the product itself decides by.
/// </summary>
internal sealed class RightsTable
{
    public const string Rights = "role-rights.txt";
    public const string Routes = "routes.txt";
    public const string UseCases = "use-cases.txt";

    private readonly HashSet<(string Role, string Right)> _held;

    private RightsTable(IReadOnlyList<string> roles, HashSet<(string, string)> held, IReadOnlyDictionary<string, string> routes, IReadOnlyDictionary<string, string> useCases) =>
        (Roles, _held, RightOfRoute, RightOfUseCase) = (roles, held, routes, useCases);

    public IReadOnlyList<string> Roles { get; }

    public IReadOnlyDictionary<string, string> RightOfRoute { get; }

    public IReadOnlyDictionary<string, string> RightOfUseCase { get; }

    public bool May(string role, string right) => _held.Contains((role, right));

    public static RightsTable Read()
    {
        var lines = Lines(Rights);
        var roles = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var held =
            from line in lines.Skip(1)
            let cells = line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            from at in Enumerable.Range(0, roles.Length)
            where cells[at + 1] != "-"
            select (roles[at], cells[0]);
        return new(roles, [.. held], Pairs(Routes), Pairs(UseCases));
    }

    /// <summary>The same with one right more: what the comparison must find.</summary>
    public RightsTable With(string role, string right) => new(Roles, [.. _held, (role, right)], RightOfRoute, RightOfUseCase);

    /// <summary>The table as text: a column a role, a line a right; <c>x</c> all rows, <c>d</c> the department's, <c>w</c> the ward's, <c>o</c> the own, <c>-</c> none.</summary>
    public static IEnumerable<string> Write(IReadOnlyList<string> roles, IEnumerable<string> rights, Func<string, string, char> cell)
    {
        var all = rights.ToList();
        var width = all.Max(right => right.Length) + 1;
        yield return new string(' ', width) + string.Join(' ', roles);
        foreach (var right in all)
        {
            yield return right.PadRight(width) + string.Join(' ', roles.Select((role, at) => cell(role, right).ToString().PadRight(at == roles.Count - 1 ? 1 : role.Length)));
        }
    }

    private static Dictionary<string, string> Pairs(string file) => Lines(file).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(pair => pair[0], pair => pair[1]);

    private static string[] Lines(string file) =>
        File.ReadAllLines(Path.Combine(Solution.Root, "tests", "HospitalCrm.Core.Tests", "Architecture", "Snapshots", file)).Where(line => line.Length > 0).ToArray();
}
