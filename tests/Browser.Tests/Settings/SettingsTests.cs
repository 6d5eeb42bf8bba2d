using System.Text;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Settings;

/// <summary>The information office sets the product up without a developer.</summary>
[Collection(QuietTests.Name)]
public sealed class SettingsTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Zhou_Hai_Tao_changes_a_parameter_sees_who_did_and_undoes_it_on_two_open_pages()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", "/settings");
        await zhouHaiTao["settings-link"].Filter(new() { HasText = "外呼时段" }).ClickAsync();
        var elsewhere = await zhouHaiTao.AnotherTabAsync("/settings/parameters");

        await zhouHaiTao["field-messages.revisit-days"].FillAsync("99");
        await Row(zhouHaiTao).GetByTestId("parameter-save").ClickAsync();
        await Expect(zhouHaiTao["field-error-messages.revisit-days"]).ToContainTextAsync("30");
        await zhouHaiTao["field-messages.revisit-days"].FillAsync("7");
        await Row(zhouHaiTao).GetByTestId("parameter-save").ClickAsync();
        await Expect(elsewhere["field-messages.revisit-days"]).ToHaveValueAsync("7");
        await Expect(Row(elsewhere)).ToContainTextAsync("周海涛");
        await Row(elsewhere).GetByTestId("parameter-history").ClickAsync();
        await elsewhere["parameter-undo"].First.ClickAsync();

        await Expect(zhouHaiTao["field-messages.revisit-days"]).ToHaveValueAsync("2");
    }

    [Fact]
    public async Task Zhou_Hai_Tao_keeps_a_dictionary_and_overlapping_classes_are_refused()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", "/settings/age-classes");
        await zhouHaiTao["list-add"].ClickAsync();
        await zhouHaiTao["field-code"].FillAsync("grown");
        await zhouHaiTao["field-name"].FillAsync("成年");
        await zhouHaiTao["field-value"].FillAsync("18");
        await zhouHaiTao["form-save"].ClickAsync();
        await Expect(zhouHaiTao["problem"]).ToContainTextAsync("重叠");

        await zhouHaiTao["field-value"].FillAsync("30");
        await zhouHaiTao["form-save"].ClickAsync();
        var row = zhouHaiTao["list-row"].Filter(new() { HasText = "成年" });
        await Expect(row).ToContainTextAsync("45");
        await row.GetByTestId("row-delete").ClickAsync();
        await zhouHaiTao["confirm-yes"].ClickAsync();

        await Expect(row).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Zhou_Hai_Tao_imports_next_years_holidays_after_correcting_the_file()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", "/settings/holidays");
        await zhouHaiTao["list-import"].ClickAsync();
        await UploadAsync(zhouHaiTao, "日期,类别,名称\n2031-01-01,放假,元旦\n2031-13-01,放假,错\n");
        await Expect(zhouHaiTao["import-cell-problem"]).ToContainTextAsync("2031-13-01");
        await Expect(zhouHaiTao["import-confirm"]).ToBeDisabledAsync();

        await UploadAsync(zhouHaiTao, "日期,类别,名称\n2031-01-01,放假,元旦\n");
        await zhouHaiTao["import-confirm"].ClickAsync();
        await Expect(zhouHaiTao["import-report"]).ToHaveAttributeAsync("data-added", "1");
        await zhouHaiTao.GoAsync("/settings/holidays?year=2031");

        await Expect(zhouHaiTao["list-row"]).ToHaveCountAsync(1);
        await Expect(zhouHaiTao["list-row"]).ToContainTextAsync("星期三");
    }

    [Fact]
    public async Task Wang_Fang_tells_a_caller_the_way_and_may_not_change_it()
    {
        var wangFang = await AtDeskOfAsync("agent01", "/guides");
        await wangFang["filter-name"].FillAsync("心内科");
        await wangFang["list-query"].ClickAsync();

        await Expect(wangFang["list-row"]).ToHaveCountAsync(1);
        await Expect(wangFang["list-add"]).ToHaveCountAsync(0);
        await wangFang["tab-exams"].ClickAsync();
        await Expect(wangFang["list-row"].Filter(new() { HasText = "胃镜" })).ToContainTextAsync("禁食");
    }

    [Fact]
    public async Task Who_leaves_is_signed_out_at_once_and_who_comes_back_gets_a_password()
    {
        var zhaoJianGuo = await AtDeskOfAsync("admin", "/staff/new");
        await zhaoJianGuo["field-staffNo"].FillAsync("leaver01");
        await zhaoJianGuo["field-name"].FillAsync("马小跳");
        await zhaoJianGuo["field-role"].SelectOptionAsync("discipline");
        await zhaoJianGuo["form-save"].ClickAsync();
        var password = await zhaoJianGuo["one-time-password"].InnerTextAsync();
        await zhaoJianGuo["password-seen"].ClickAsync();
        var maXiaoTiao = await OpenAsync();
        await SignInPage.SignInAsync(maXiaoTiao.Page, "leaver01", password);
        await maXiaoTiao.ReadyAsync();

        await zhaoJianGuo["staff-leave"].ClickAsync();
        await zhaoJianGuo["confirm-yes"].ClickAsync();

        await Expect(maXiaoTiao["login-user"]).ToBeVisibleAsync();
        await Expect(zhaoJianGuo["staff-left"]).ToBeVisibleAsync();
        await zhaoJianGuo["staff-return"].ClickAsync();
        await zhaoJianGuo["confirm-yes"].ClickAsync();
        await Expect(zhaoJianGuo["one-time-password"]).Not.ToHaveTextAsync(password);
    }

    private static ILocator Row(Desk desk) => desk.Page.Locator("[data-testid='parameter'][data-key='messages.revisit-days']");

    private static Task UploadAsync(Desk desk, string text) =>
        desk["import-file"].SetInputFilesAsync(new FilePayload { Name = "holidays.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(text) });
}
