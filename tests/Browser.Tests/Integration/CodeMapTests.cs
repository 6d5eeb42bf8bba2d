using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Integration;

/// <summary>代码对照: what the HIS's own codes mean, said by hand and from a file.</summary>
[Collection(QuietTests.Name)]
public sealed class CodeMapTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task An_unmapped_code_is_mapped_its_rows_run_again_and_the_archive_says_it()
    {
        var phone = People.Stranger();
        await HisDoors.PushAsync(Hospital.Product, "patient", HisDoors.Person(HisDoors.Number("C"), "丁朵朵", "1985-03-07", phone, ethnic: "Z7"));
        var songYuLan = await AtDeskOfAsync("records01");
        var archive = await HisDoors.ArchiveOfAsync(songYuLan, phone);
        var zhouHaiTao = await AtDeskOfAsync("info01", "/feeds/codes?state=unmapped");
        var row = await RowOfAsync(zhouHaiTao, "Z7");
        await Expect(row).ToContainTextAsync("未对照");

        await row.GetByTestId("row-edit").ClickAsync();
        await zhouHaiTao["field-standard"].SelectOptionAsync("03");
        await zhouHaiTao["form-save"].ClickAsync();
        await zhouHaiTao.Page.WaitForURLAsync("**/feeds/codes");
        await zhouHaiTao.GoAsync("/feeds/codes?state=mapped");
        row = await RowOfAsync(zhouHaiTao, "Z7");
        await Expect(row).ToContainTextAsync("03 回族");
        await row.GetByTestId("row-check").CheckAsync();
        await zhouHaiTao["rerun-codes"].ClickAsync();
        await zhouHaiTao["confirm-yes"].ClickAsync();
        await Expect(zhouHaiTao["toast"].Last).ToContainTextAsync("重新写入档案");

        for (var look = 0; look < 40; look++)
        {
            await songYuLan.GoAsync(archive);
            await Expect(songYuLan["home-health"]).ToBeVisibleAsync();
            if ((await songYuLan["patient-archive"].InnerTextAsync()).Contains("回族", StringComparison.Ordinal))
            {
                break;
            }

            await songYuLan.Page.WaitForTimeoutAsync(250);
        }

        await Expect(songYuLan["patient-archive"]).ToContainTextAsync("回族");
    }

    [Fact]
    public async Task A_table_of_codes_is_imported_once_every_row_of_it_holds()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", "/feeds/codes");
        await zhouHaiTao["import-codes"].ClickAsync();
        await UploadAsync(zhouHaiTao, HisDoors.Csv(["来源系统", "值域", "来源代码", "标准代码"], [HisDoors.System, "民族代码", "Y1", "回族"], [HisDoors.System, "民族代码", "Y2", "火星族"]));
        await Expect(zhouHaiTao["import-cell-problem"]).ToContainTextAsync("火星族");
        await Expect(zhouHaiTao["import-confirm"]).ToBeDisabledAsync();

        await UploadAsync(zhouHaiTao, HisDoors.Csv(["来源系统", "值域", "来源代码", "标准代码"], [HisDoors.System, "民族代码", "Y1", "回族"], [HisDoors.System, "民族代码", "Y2", "02"]));
        await Expect(zhouHaiTao["import-summary"]).ToHaveAttributeAsync("data-faulty", "0");
        await zhouHaiTao["import-confirm"].ClickAsync();
        await Expect(zhouHaiTao["import-report"]).ToHaveAttributeAsync("data-added", "2");
        await zhouHaiTao.GoAsync("/feeds/codes");

        await Expect(await RowOfAsync(zhouHaiTao, "Y2")).ToContainTextAsync("02 蒙古族");
    }

    [Fact]
    public async Task The_manager_sees_the_codes_and_changes_none_and_the_cashier_sees_none()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", "/feeds/codes/import");
        await UploadAsync(zhouHaiTao, HisDoors.Csv(["来源系统", "值域", "来源代码", "标准代码"], [HisDoors.System, "民族代码", "X1", "03"]));
        await zhouHaiTao["import-confirm"].ClickAsync();
        await Expect(zhouHaiTao["import-report"]).ToBeVisibleAsync();
        var manager = await AtDeskOfAsync("manager01", "/feeds/codes");
        var row = await RowOfAsync(manager, "X1");

        await Expect(row.GetByTestId("row-edit")).ToHaveCountAsync(0);
        await Expect(manager["import-codes"]).ToHaveCountAsync(0);
        await row.Locator("a.row-link").ClickAsync();
        await Expect(manager["form-cancel"]).ToBeVisibleAsync();
        await Expect(manager["form-save"]).ToHaveCountAsync(0);
        var finance = await AtDeskOfAsync("finance01");
        Assert.Equal((403, 403), ((await finance.Page.GotoAsync("/feeds/codes"))!.Status, (await finance.Page.GotoAsync("/feeds/codes/import"))!.Status));
    }

    private static async Task<ILocator> RowOfAsync(Desk desk, string code)
    {
        await Expect(desk["list-page"]).ToHaveAttributeAsync("data-list", "codes");
        await desk["filter-code"].FillAsync(code);
        await desk["list-query"].ClickAsync();
        await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", "1");
        return desk["list-row"].Filter(new() { HasText = code });
    }

    private static Task UploadAsync(Desk desk, byte[] content) =>
        desk["import-file"].SetInputFilesAsync(new FilePayload { Name = "codes.csv", MimeType = "text/csv", Buffer = content });
}
