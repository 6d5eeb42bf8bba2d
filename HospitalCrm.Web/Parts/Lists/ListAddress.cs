using System.Globalization;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using Microsoft.AspNetCore.WebUtilities;

namespace HospitalCrm.Web.Parts.Lists;

/// <summary>A list's query in the page's URL: page, order and the public filters only. A name or a number never gets there.</summary>
internal static class ListAddress
{
    private const string PageWord = "page";
    private const string SortWord = "sort";

    /// <param name="others">Words of the URL that belong to the page around the list.</param>
    /// <returns>What is asked; or, for a word the list does not know, why it is not answered.</returns>
    public static (ListQuery Query, Problem? Problem) Read<TRow>(Uri address, ListDefinition<TRow> list, IReadOnlyCollection<string> others)
        where TRow : class
    {
        var (query, filters) = (new ListQuery(), new Dictionary<string, string>());
        foreach (var (word, values) in QueryHelpers.ParseQuery(address.Query))
        {
            var typed = values.ToString();
            if (word == PageWord)
            {
                if (!int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var page))
                {
                    return Refused("Lists.BadPage", word);
                }

                query = query with { Page = Math.Max(1, page) };
            }
            else if (word == SortWord)
            {
                var column = list.Column(typed.TrimStart('-'));
                if (column?.SortKey is null)
                {
                    return Refused("Lists.UnknownSort", typed.TrimStart('-'));
                }

                query = query with { Sort = column.Name, Descending = typed.StartsWith('-') };
            }
            else if (list.Filters.FirstOrDefault(known => known.Name == word) is { } filter)
            {
                if (!filter.IsPublic)
                {
                    // Its value is somebody's name or number: not said again.
                    return Refused("Lists.FilterNotInAddress", word);
                }

                filters[word] = typed;
            }
            else if (!others.Contains(word))
            {
                return Refused("Lists.UnknownFilter", word);
            }
        }

        return (query with { Filters = filters }, null);
    }

    public static string Write<TRow>(Uri address, ListDefinition<TRow> list, ListQuery query, IReadOnlyCollection<string> others)
        where TRow : class
    {
        var words = QueryHelpers.ParseQuery(address.Query).Where(word => others.Contains(word.Key)).ToDictionary(word => word.Key, word => (string?)word.Value.ToString());
        foreach (var filter in list.Filters.Where(filter => filter.IsPublic && query.Filters.GetValueOrDefault(filter.Name) is { Length: > 0 }))
        {
            words[filter.Name] = query.Filters[filter.Name];
        }

        if (query.Sort is not null)
        {
            words[SortWord] = (query.Descending ? "-" : "") + query.Sort;
        }

        if (query.Page > 1)
        {
            words[PageWord] = query.Page.ToString(CultureInfo.InvariantCulture);
        }

        return QueryHelpers.AddQueryString(address.AbsolutePath, words);
    }

    /// <summary>Whether the URL asks for anything by itself; else what the circuit remembers is shown.</summary>
    public static bool IsBare(Uri address, IReadOnlyCollection<string> others) => QueryHelpers.ParseQuery(address.Query).Keys.All(others.Contains);

    private static (ListQuery Query, Problem? Problem) Refused(string code, string word) => (new(), new(ProblemKind.Refused, code, word));
}
