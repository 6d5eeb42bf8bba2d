using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Analytics;

/// <summary>运行看板 and 大屏 as 院领导 and 客服班长 see them.</summary>
[Collection(TelephoneTests.Name)]
public sealed class BoardTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Every_figure_leads_to_the_list_whose_total_it_is()
    {
        var board = await AtDeskOfAsync("manager01", "/dashboard");
        await Expect(board["dash-patients-total"]).ToBeVisibleAsync();
        var list = await board.AnotherTabAsync("/");
        var figures = await board.Page.Locator("[data-testid^=dash-]").EvaluateAllAsync<string[]>("tiles => tiles.map(tile => tile.dataset.testid)");
        Assert.Equal(18, figures.Length);

        foreach (var figure in figures)
        {
            // Others work in this hospital meanwhile: a figure that moves while the list is opened is looked at again.
            var (before, total, after) = ("", "?", "");
            for (var attempt = 0; attempt < 8 && total != before && total != after; attempt++)
            {
                before = (await board[figure].GetAttributeAsync("data-value"))!;
                await list.GoAsync((await board[figure].GetAttributeAsync("href"))!);
                await Expect(list["list-total"]).ToHaveAttributeAsync("data-value", new System.Text.RegularExpressions.Regex("^[0-9]+$"));
                total = (await list["list-total"].GetAttributeAsync("data-value"))!;
                after = (await board[figure].GetAttributeAsync("data-value"))!;
            }

            Assert.True(total == before || total == after, $"{figure}: the board says {before}, then {after}, its list {total}");
        }
    }

    [Fact]
    public async Task A_call_is_on_the_board_and_on_the_wall_while_it_rings_and_gone_when_it_is_over()
    {
        var board = await AtDeskOfAsync("manager01", "/dashboard");
        var wall = await AtDeskOfAsync("lead01", "/wall");
        await Expect(wall["dash-calls-waiting"]).ToHaveAttributeAsync("data-value", "0");
        await Expect(board["dash-calls-waiting"]).ToHaveAttributeAsync("data-value", "0");
        var missed = int.Parse((await board["dash-calls-missed"].GetAttributeAsync("data-value"))!, System.Globalization.CultureInfo.InvariantCulture);

        // At a seat of nobody: no agent's screen is disturbed.
        var call = await CallFrom(People.Stranger()).RingAtAsync("8999");
        await Expect(board["dash-calls-waiting"]).ToHaveAttributeAsync("data-value", "1");
        await Expect(wall["dash-calls-waiting"]).ToHaveAttributeAsync("data-value", "1");
        await call.EndAsync();

        await Expect(board["dash-calls-waiting"]).ToHaveAttributeAsync("data-value", "0");
        await Expect(board["dash-calls-missed"]).ToHaveAttributeAsync("data-value", $"{missed + 1}");
    }

    [Fact]
    public async Task The_boards_fit_both_screens_and_axe_finds_nothing_in_any_look()
    {
        var manager = await AtDeskOfAsync("manager01");
        foreach (var (theme, language) in new[] { ("light", "zh-CN"), ("dark", "en") })
        {
            await Axe.DressAsync(manager, theme, language);
            foreach (var path in new[] { "/dashboard", "/wall", "/feeds/accesses" })
            {
                await manager.GoAsync(path);
                await Expect(manager.Page.Locator("main h1").First).ToBeVisibleAsync();
                await Axe.ExpectToFitAsync(manager, path);
                await LookAsync(manager, $"board{path.Replace('/', '-')}-{theme}");
            }
        }
    }
}
