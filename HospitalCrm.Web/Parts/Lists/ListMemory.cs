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

    /// <summary>The neighbour of a row: on the page last shown, or the first or last of the page next to it.</summary>
    /// <param name="readAsync">Reads one page's keys, for those who may.</param>
    /// <returns>Null at either end of the list.</returns>
    public async Task<string?> StepAsync(string list, string key, int by, Func<ListQuery, Task<IReadOnlyList<string>>> readAsync)
    {
        if (!_lists.TryGetValue(list, out var kept) || kept.Keys.ToList().IndexOf(key) is not (>= 0 and var at))
        {
            return null;
        }

        if (at + by >= 0 && at + by < kept.Keys.Count)
        {
            return kept.Keys[at + by];
        }

        var next = kept.Query with { Page = kept.Query.Page + by };
        if (next.Page < 1 || (by > 0 && kept.Keys.Count < kept.Query.Size) || await readAsync(next) is not { Count: > 0 } keys)
        {
            return null;
        }

        Keep(list, next, keys);
        return by > 0 ? keys[0] : keys[^1];
    }

    public void Keep(string list, ListQuery query, IReadOnlyList<string> keys) => _lists[list] = (query with { KnownTotal = null }, keys);
}
