using System.IO.Compression;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Patients;

/// <summary>导出: a reason, a file with the page's own rows and masks, and nothing personal in its address.</summary>
[Collection(QuietTests.Name)]
public sealed class ExportTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Wu_Li_Ping_exports_what_she_found_and_the_file_says_whose_it_is()
    {
        var known = People.Known();
        var wuLiPing = await AtDeskOfAsync("lead01", "/patients");
        await wuLiPing["filter-phone"].FillAsync(known.Phones[0].Number);
        await wuLiPing["list-query"].ClickAsync();
        await Expect(wuLiPing["list-row"]).ToHaveCountAsync(1);
        await wuLiPing["list-export"].ClickAsync();
        await wuLiPing["list-export-all"].ClickAsync();
        await wuLiPing["export-confirm"].ClickAsync();
        await Expect(wuLiPing.Page.Locator("dialog[open]")).ToContainTextAsync("请填写原因");
        await wuLiPing["export-reason"].FillAsync("季度核对");

        var download = await wuLiPing.Page.RunAndWaitForDownloadAsync(() => wuLiPing["export-confirm"].ClickAsync());

        var sheet = await SheetAsync(await download.PathAsync());
        Assert.Contains(known.Name, sheet, StringComparison.Ordinal);
        Assert.DoesNotContain(known.Phones[0].Number, sheet, StringComparison.Ordinal);
        Assert.Contains("吴丽萍（lead01）", sheet, StringComparison.Ordinal);
        Assert.Contains("共 1 条，原因：季度核对", sheet, StringComparison.Ordinal);
        Assert.EndsWith(".xlsx", download.SuggestedFilename, StringComparison.Ordinal);
        Assert.Matches("/exports/files/[0-9a-f]{48}$", download.Url);
        var again = await wuLiPing.Context.APIRequest.GetAsync(download.Url);
        Assert.Equal(404, again.Status);
        await Expect(wuLiPing["list-row"]).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_agent_without_the_right_sees_no_export()
    {
        var agent = await AtDeskOfAsync("agent01", "/patients");

        await Expect(agent["list-row"].First).ToBeVisibleAsync();
        await Expect(agent["list-export"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Song_Yu_Lan_goes_through_the_list_without_a_mouse_and_walks_on_from_archive_to_archive()
    {
        var songYuLan = await AtDeskOfAsync("records01", "/patients");
        await Expect(songYuLan["list-row"]).ToHaveCountAsync(20);
        var keys = await songYuLan["list-row"].EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.key)");

        await songYuLan.Page.Locator("h1").First.FocusAsync();
        await songYuLan.Page.Keyboard.PressAsync("ArrowDown");
        await songYuLan.Page.Keyboard.PressAsync("ArrowDown");
        await songYuLan.Page.Keyboard.PressAsync(" ");
        await Expect(songYuLan["row-check"].Nth(1)).ToBeCheckedAsync();
        await songYuLan.Page.Keyboard.PressAsync("Control+a");
        await Expect(songYuLan["check-all"]).ToBeCheckedAsync();
        await songYuLan.Page.Keyboard.PressAsync("End");
        await songYuLan.Page.Keyboard.PressAsync("Enter");
        await Expect(songYuLan["patient-archive"]).ToHaveAttributeAsync("data-key", keys[^1]);

        // The last row of the page: the next archive stands on the next one.
        await songYuLan.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(songYuLan["patient-archive"]).Not.ToHaveAttributeAsync("data-key", keys[^1]);
        await songYuLan.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(songYuLan["patient-archive"]).ToHaveAttributeAsync("data-key", keys[^1]);
    }

    [Fact]
    public async Task A_word_of_the_address_nobody_knows_is_said_and_not_ignored()
    {
        var songYuLan = await AtDeskOfAsync("records01", "/patients?phnoe=13800138000");

        await Expect(songYuLan["problem"]).ToContainTextAsync("phnoe");
        await Expect(songYuLan["list-page"]).Not.ToContainTextAsync("13800138000");
        await Expect(songYuLan["list-row"]).ToHaveCountAsync(0);
    }

    private static async Task<string> SheetAsync(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        using var reader = new StreamReader(archive.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        return await reader.ReadToEndAsync();
    }
}
