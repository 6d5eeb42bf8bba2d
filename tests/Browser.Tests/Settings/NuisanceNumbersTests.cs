using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Settings;

/// <summary>骚扰电话, with the sentences the customer asked for.</summary>
[Collection(QuietTests.Name)]
public sealed class NuisanceNumbersTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const string List = "/settings/nuisance-numbers";

    [Fact]
    public async Task Zhou_Hai_Tao_adds_changes_and_deletes_a_number()
    {
        var number = People.Stranger();
        var zhouHaiTao = await AtDeskOfAsync("info01", List);
        var row = await AddAsync(zhouHaiTao, number, "广告");

        await row.GetByTestId("row-edit").ClickAsync();
        await zhouHaiTao["field-reason"].FillAsync("反复拨打不说话");
        await zhouHaiTao["form-save"].ClickAsync();
        await Expect(row).ToContainTextAsync("反复拨打不说话");
        await row.GetByTestId("row-delete").ClickAsync();
        await Expect(zhouHaiTao["confirm-text"]).ToHaveTextAsync("您确定要删除这1项内容吗？");
        await zhouHaiTao["confirm-no"].ClickAsync();
        await Expect(row).ToHaveCountAsync(1);
        await row.GetByTestId("row-delete").ClickAsync();
        await zhouHaiTao["confirm-yes"].ClickAsync();

        await Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Zhou_Hai_Tao_who_ticked_nothing_is_asked_to_choose()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", List);
        await AddAsync(zhouHaiTao, People.Stranger(), "推销");

        await zhouHaiTao["list-delete"].ClickAsync();

        await Expect(zhouHaiTao["toast"].Last).ToContainTextAsync("请选择需要删除的内容。");
        await Expect(zhouHaiTao["confirm-text"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Zhou_Hai_Tao_deletes_two_ticked_numbers_at_once()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", List);
        var first = await AddAsync(zhouHaiTao, People.Stranger(), "推销");
        var second = await AddAsync(zhouHaiTao, People.Stranger(), "推销");
        await first.GetByTestId("row-check").CheckAsync();
        await second.GetByTestId("row-check").CheckAsync();

        await zhouHaiTao["list-delete"].ClickAsync();
        await Expect(zhouHaiTao["confirm-text"]).ToHaveTextAsync("您确定要删除这2项内容吗？");
        await zhouHaiTao["confirm-yes"].ClickAsync();

        await Expect(first).ToHaveCountAsync(0);
        await Expect(second).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_no_number_is_refused_at_its_field()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", List + "/new");
        await zhouHaiTao["field-number"].FillAsync("不知道");

        await zhouHaiTao["form-save"].ClickAsync();

        await Expect(zhouHaiTao["field-error-number"]).Not.ToBeEmptyAsync();
        await Expect(zhouHaiTao["field-error-reason"]).Not.ToBeEmptyAsync();
        await zhouHaiTao["form-cancel"].ClickAsync();
    }

    private static async Task<ILocator> AddAsync(Desk desk, string number, string reason)
    {
        await desk["list-add"].ClickAsync();
        await desk["field-number"].FillAsync(number);
        await desk["field-reason"].FillAsync(reason);
        await desk["form-save"].ClickAsync();
        var row = desk["list-row"].Filter(new() { HasText = number });
        await Expect(row).ToHaveCountAsync(1);
        return row;
    }
}
