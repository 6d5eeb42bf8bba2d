using System.Collections.Frozen;
using System.Reflection;
using HospitalCrm.Core.Integration.Files;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>
/// The contract with the hospital's systems: every view, column, type and key, read from the very table they are given. Push, files
/// and checks all follow from it; there is no second list of columns.
/// </summary>
public static class HisContract
{
    private const string Prefix = "crm_v_";

    public static IReadOnlyList<HisView> Views { get; } = Read();

    private static readonly FrozenDictionary<string, HisView> ByName = Views.ToFrozenDictionary(view => view.Name, StringComparer.OrdinalIgnoreCase);

    /// <param name="name">With or without <c>crm_v_</c>.</param>
    public static HisView? Find(string name) => ByName.GetValueOrDefault(name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? name[Prefix.Length..] : name);

    /// <exception cref="KeyNotFoundException">The product names a view the contract does not have.</exception>
    public static HisView Get(string name) => ByName[name];

    private static IReadOnlyList<HisView> Read()
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(HisContract), "Codes.his-views.csv")
            ?? throw new InvalidOperationException("The contract was not built in.");
        using var reader = new CsvReader(new StreamReader(resource));
        reader.Read(); // the header
        var rows = new List<IReadOnlyList<string>>();
        while (reader.Read() is { } row)
        {
            rows.Add(row);
        }

        return
        [
            .. rows.GroupBy(cells => cells[0], StringComparer.Ordinal)
                .Select(view => new HisView(view.Key[Prefix.Length..], [.. view.Select((cells, ordinal) => HisColumn.Read(cells, ordinal))])),
        ];
    }
}
