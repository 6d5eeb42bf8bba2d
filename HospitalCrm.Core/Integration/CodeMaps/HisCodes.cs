using System.Text.RegularExpressions;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Settings.Standards;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>Which columns of the contract hold codes of a value domain: the contract's own notes say so (<c>codes/sex.csv</c>).</summary>
public static partial class HisCodes
{
    private static readonly Dictionary<HisColumn, PublishedDomain> Domains = HisContract.Views
        .SelectMany(view => view.Columns)
        .Select(column => (Column: column, Table: TableOf(column.Note)))
        .Where(found => found.Table is not null)
        .ToDictionary(found => found.Column, found => PublishedCodes.Domains.First(domain => domain.Table == found.Table));

    private static readonly Dictionary<string, IReadOnlyList<HisColumn>> ByView = HisContract.Views
        .ToDictionary(view => view.Name, view => (IReadOnlyList<HisColumn>)[.. view.Columns.Where(Domains.ContainsKey)], StringComparer.Ordinal);

    /// <summary>The columns of the view that hold codes.</summary>
    public static IReadOnlyList<HisColumn> Of(HisView view) => ByView[view.Name];

    public static PublishedDomain? DomainOf(HisColumn column) => Domains.GetValueOrDefault(column);

    /// <summary>The views that have a column of this domain.</summary>
    public static IReadOnlyList<string> ViewsWith(string domain) =>
        [.. HisContract.Views.Where(view => view.Columns.Any(column => Domains.TryGetValue(column, out var known) && known.Code == domain)).Select(view => view.Name)];

    private static string? TableOf(string note) => Table().Match(note) is { Success: true } found ? found.Groups[1].Value : null;

    [GeneratedRegex(@"\bcodes/([a-z-]+)\.csv")]
    private static partial Regex Table();
}
