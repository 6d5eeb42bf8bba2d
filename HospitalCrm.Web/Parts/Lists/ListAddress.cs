using System.Globalization;
using HospitalCrm.Core.Lists;
using Microsoft.AspNetCore.WebUtilities;

namespace HospitalCrm.Web.Parts.Lists;

/// <summary>A list's query in the page's URL: page, order and the public filters only. A name or a number never gets there.</summary>
internal static class ListAddress
{
    private const string PageWord = "page";
    private const string SortWord = "sort";

    public static ListQuery Read<TRow>(Uri address, ListDefinition<TRow> list)
        where TRow : class
    {
        var typed = QueryHelpers.ParseQuery(address.Query);
        var filters = list.Filters.Where(filter => filter.IsPublic && typed.ContainsKey(filter.Name)).ToDictionary(filter => filter.Name, filter => typed[filter.Name].ToString());
        var sort = typed.TryGetValue(SortWord, out var word) ? word.ToString() : "";
        var column = list.Columns.FirstOrDefault(column => column.SortKey is not null && column.Name == sort.TrimStart('-'));
        return new()
        {
            Filters = filters,
            Page = typed.TryGetValue(PageWord, out var page) && int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1,
            Sort = column?.Name,
            Descending = column is not null && sort.StartsWith('-'),
        };
    }

    public static string Write<TRow>(Uri address, ListDefinition<TRow> list, ListQuery query)
        where TRow : class
    {
        var words = new Dictionary<string, string?>();
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
    public static bool IsBare(Uri address) => address.Query.Length <= 1;
}
