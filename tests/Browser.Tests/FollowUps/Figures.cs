using System.Globalization;
using Browser.Tests.Rig;
using HospitalCrm.Core.Lists;
using Microsoft.Playwright;

namespace Browser.Tests.FollowUps;

/// <summary>Figures that are links to the rows they count.</summary>
internal static class Figures
{
    public static async Task<List<(string Url, int Value)>> OfAsync(ILocator links)
    {
        await Expect(links.First).ToBeVisibleAsync();
        var found = await links.EvaluateAllAsync<string[][]>("links => links.map(link => [link.getAttribute('href'), link.textContent.trim()])");
        return [.. found.Select(link => (link[0], int.Parse(link[1], CultureInfo.InvariantCulture)))];
    }

    /// <summary>Goes to each and counts what stands there.</summary>
    public static async Task ExpectRowsAsync(Desk desk, IEnumerable<(string Url, int Value)> figures)
    {
        foreach (var (url, value) in figures.Distinct())
        {
            await desk.GoAsync(url);
            await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", value.ToString(CultureInfo.InvariantCulture));
            await Expect(desk["list-row"]).ToHaveCountAsync(Math.Min(value, ListQuery.DefaultSize));
        }
    }
}
