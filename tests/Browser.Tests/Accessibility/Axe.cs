using Browser.Tests.Rig;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Browser.Tests.Accessibility;

/// <summary>axe-core finds nothing to object to, on any page, in both themes and both languages.</summary>
public static class Axe
{
    public static TheoryData<string, string> Looks { get; } = new() { { "light", "zh-CN" }, { "dark", "zh-CN" }, { "light", "en" }, { "dark", "en" } };

    public static Task DressAsync(Desk desk, string theme, string language) => desk.Context.AddCookiesAsync(
    [
        new() { Name = "theme", Value = theme, Domain = "127.0.0.1", Path = "/" },
        new() { Name = ".AspNetCore.Culture", Value = Uri.EscapeDataString($"c={language}|uic={language}"), Domain = "127.0.0.1", Path = "/" },
    ]);

    public static async Task ExpectNothingToObjectAsync(Desk desk, string where)
    {
        var found = await desk.Page.RunAxe();
        Assert.True(found.Violations.Length == 0, where + "\n" + string.Join('\n', found.Violations.Select(violation =>
            $"{violation.Id} ({violation.Impact}): {violation.Help}\n" + string.Join('\n', violation.Nodes.Take(4).Select(node => $"    {node.Html}\n      {string.Join("; ", node.Any.Concat(node.All).Select(check => check.Message))}")))));
    }

    /// <summary>The same on the two screens the product is made for, with nothing to be pushed aside.</summary>
    public static async Task ExpectToFitAsync(Desk desk, string where)
    {
        foreach (var width in new[] { 1024, 1366 })
        {
            await desk.Page.SetViewportSizeAsync(width, 768);
            Assert.False(await desk.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{where} is wider than {width}");
            await ExpectNothingToObjectAsync(desk, where);
        }
    }
}
