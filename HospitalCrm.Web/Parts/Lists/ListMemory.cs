using HospitalCrm.Core.Lists;

namespace HospitalCrm.Web.Parts.Lists;

/// <summary>
/// What was asked of each list in this circuit, so that coming back from a row finds the list as it was left. Names and numbers typed
/// as filters live here and never in the URL.
/// </summary>
public sealed class ListMemory
{
    private readonly Dictionary<string, (ListQuery Query, IReadOnlyList<string> Keys)> _lists = new(StringComparer.Ordinal);

    public ListQuery? QueryOf(string list) => _lists.TryGetValue(list, out var kept) ? kept.Query : null;

    /// <summary>The keys of the rows last shown, in order: an archive's ← and → go through them.</summary>
    public IReadOnlyList<string> KeysOf(string list) => _lists.TryGetValue(list, out var kept) ? kept.Keys : [];

    public void Keep(string list, ListQuery query, IReadOnlyList<string> keys) => _lists[list] = (query with { KnownTotal = null }, keys);
}
