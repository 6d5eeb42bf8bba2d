using Microsoft.Playwright;

namespace Browser.Tests.Rig;

/// <summary>One tab in front of somebody.</summary>
public sealed class Desk(IPage page)
{
    public IPage Page => page;

    public IBrowserContext Context => page.Context;

    /// <summary>来电弹屏.</summary>
    public ILocator Pop => page.GetByTestId("screen-pop");

    public ILocator Bar => page.GetByTestId("call-bar");

    public ILocator this[string testId] => page.GetByTestId(testId);

    public ILocator PopOf(string number) => Pop.Filter(new() { Has = page.GetByTestId("pop-number").Filter(new() { HasText = number }) });

    public async Task GoAsync(string path)
    {
        await page.GotoAsync(path);
        await ReadyAsync();
    }

    public async Task ReloadAsync()
    {
        await page.ReloadAsync();
        await ReadyAsync();
    }

    public Task ReadyAsync() => page.Locator("[data-ready=true]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });

    /// <summary>Another tab of the same browser, hence of the same person.</summary>
    public async Task<Desk> AnotherTabAsync(string path = "/")
    {
        var desk = new Desk(await Context.NewPageAsync());
        await desk.GoAsync(path);
        return desk;
    }

    /// <summary>What the browser's own "duplicate tab" does: the new tab begins with a copy of this one's sessionStorage.</summary>
    public async Task<Desk> DuplicateAsync()
    {
        var twin = new Desk(await Context.RunAndWaitForPageAsync(() => page.EvaluateAsync("() => { window.open(location.href); }")));
        await twin.ReadyAsync();
        return twin;
    }

    /// <summary>From where the focus is to <paramref name="target"/>, as somebody without a mouse gets there.</summary>
    public async Task TabToAsync(ILocator target)
    {
        const int MostPresses = 200;
        await Expect(target).ToBeVisibleAsync();
        for (var press = 0; press < MostPresses && !await target.EvaluateAsync<bool>("part => part === document.activeElement"); press++)
        {
            await page.Keyboard.PressAsync("Tab");
        }

        await Expect(target).ToBeFocusedAsync();
    }

    /// <summary>Puts every call away, so that the next test finds an empty desk.</summary>
    public async Task ClearAsync()
    {
        while (await Pop.Or(Bar).CountAsync() > 0)
        {
            if (await Pop.CountAsync() == 0)
            {
                var bars = page.Locator("[data-testid=call-bar] button:not([disabled])");
                if (await bars.CountAsync() == 0)
                {
                    return;
                }

                await bars.First.ClickAsync();
            }

            var call = await Pop.First.GetAttributeAsync("data-call");
            await Pop.First.GetByTestId("pop-dismiss").ClickAsync();
            await Expect(page.Locator($"[data-call='{call}']")).ToHaveCountAsync(0);
        }
    }
}
