using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Integration;

/// <summary>问题数据: the information office puts a bad row of the HIS right, and the archive has it.</summary>
[Collection(QuietTests.Name)]
public sealed class QuarantineTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const string List = "/feeds/quarantine?state=Open&view=patient&reason=impossible-date";

    [Fact]
    public async Task A_bad_row_is_put_right_on_its_page_and_then_stands_in_the_archive()
    {
        var phone = People.Stranger();
        var answer = await HisDoors.PushAsync(Hospital.Product, "patient", HisDoors.Person(HisDoors.Number("Q"), "丁小满", "1961-02-30", phone));
        Assert.Equal("""[{"index":0,"reason":"impossible-date: birth_date"}]""", answer.GetProperty("quarantined").GetRawText());
        var zhouHaiTao = await AtDeskOfAsync("info01", List);
        await zhouHaiTao["list-row"].First.Locator("a.row-link").ClickAsync();
        await Expect(zhouHaiTao["quarantine-reason"]).ToHaveTextAsync("日期不可能");
        await Expect(zhouHaiTao["quarantine-cell"].First).ToBeVisibleAsync();
        await Expect(zhouHaiTao.Page.Locator("body")).Not.ToContainTextAsync("丁小满");
        await Expect(zhouHaiTao.Page.Locator("body")).Not.ToContainTextAsync(phone);

        await zhouHaiTao["repair-birth_date"].FillAsync("1961-13-01");
        await zhouHaiTao["repair"].ClickAsync();
        await Expect(zhouHaiTao["quarantine-problem"]).ToContainTextAsync("日期不可能");
        await zhouHaiTao["repair-birth_date"].FillAsync("1961-02-28");
        await zhouHaiTao["repair"].ClickAsync();
        await Expect(zhouHaiTao["list-page"]).ToHaveAttributeAsync("data-list", "quarantine");

        var songYuLan = await AtDeskOfAsync("records01");
        var archive = await HisDoors.ArchiveOfAsync(songYuLan, phone);
        await songYuLan.GoAsync(archive + "/edit");
        await Expect(songYuLan["field-name"]).ToHaveValueAsync("丁小满");
        await Expect(songYuLan["field-birthDate"]).ToHaveValueAsync("1961-02-28");
    }

    [Fact]
    public async Task A_row_is_dismissed_with_a_reason_and_whoever_still_has_it_open_is_told()
    {
        await HisDoors.PushAsync(Hospital.Product, "patient", HisDoors.Person(HisDoors.Number("Q"), "测试", "1990-02-31", People.Stranger()));
        var zhouHaiTao = await AtDeskOfAsync("info01", List);
        await zhouHaiTao["list-row"].First.Locator("a.row-link").ClickAsync();
        await Expect(zhouHaiTao["repair"]).ToBeVisibleAsync();
        var elsewhere = await zhouHaiTao.AnotherTabAsync(new Uri(zhouHaiTao.Page.Url).PathAndQuery);
        await Expect(elsewhere["repair-birth_date"]).ToBeVisibleAsync();

        await zhouHaiTao["dismiss"].ClickAsync();
        await Expect(zhouHaiTao["dismiss-confirm"]).ToBeDisabledAsync();
        await zhouHaiTao["dismiss-reason"].FillAsync("测试数据，不是患者");
        await zhouHaiTao["dismiss-confirm"].ClickAsync();
        await Expect(zhouHaiTao["dismiss-confirm"]).ToHaveCountAsync(0);
        await zhouHaiTao.GoAsync("/feeds/quarantine?state=Dismissed");
        await Expect(zhouHaiTao["list-row"].Filter(new() { HasText = "测试数据，不是患者" }).First).ToContainTextAsync("info01");
        await elsewhere["repair-birth_date"].FillAsync("1990-02-28");
        await elsewhere["repair"].ClickAsync();

        await Expect(elsewhere["quarantine-problem"]).ToContainTextAsync("处理过");
    }

    [Fact]
    public async Task The_cashier_sees_no_bad_rows()
    {
        var finance = await AtDeskOfAsync("finance01");

        var answer = await finance.Page.GotoAsync("/feeds/quarantine");

        Assert.Equal(403, answer!.Status);
        await Expect(finance["forbidden"]).ToBeVisibleAsync();
    }
}
