using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Security;

/// <summary>What needs two people or another office: status, keys of other systems, emergency access, approval of an export.</summary>
[Collection(QuietTests.Name)]
public sealed class DutiesTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task The_information_office_reads_the_status_and_takes_a_bundle_for_support()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", "/status");
        await Expect(zhouHaiTao["status-summary"]).ToBeVisibleAsync();
        await Expect(zhouHaiTao["status-works"].Locator("tbody tr").First).ToBeVisibleAsync();

        await zhouHaiTao["diagnostics"].ClickAsync();
        await zhouHaiTao["diagnostics-reason"].FillAsync("页面变慢");
        var bundle = await zhouHaiTao.Page.RunAndWaitForDownloadAsync(() => zhouHaiTao["diagnostics-confirm"].ClickAsync());

        Assert.EndsWith(".zip", bundle.SuggestedFilename, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_information_office_connects_a_system_sees_its_key_once_its_last_call_and_shuts_it_off()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", "/systems/new");
        await zhouHaiTao["field-code"].FillAsync("pbx-two");
        await zhouHaiTao["field-name"].FillAsync("第二台交换机");
        await zhouHaiTao.Page.Locator("[data-testid=scope][data-scope='calls.push-line-events']").CheckAsync();
        await zhouHaiTao["form-save"].ClickAsync();
        var key = await zhouHaiTao["system-key"].InputValueAsync();
        await zhouHaiTao["system-key-done"].ClickAsync();
        await zhouHaiTao.Page.WaitForURLAsync("**/systems");

        Assert.NotEqual(401, await CallAsync(zhouHaiTao, key));
        await zhouHaiTao["list-row"].Filter(new() { HasText = "pbx-two" }).Locator("a.row-link").ClickAsync();
        await Expect(zhouHaiTao["system-switch"]).ToContainTextAsync("停用");
        await Expect(zhouHaiTao.Page.Locator("body")).Not.ToContainTextAsync(key);

        await zhouHaiTao["system-switch"].ClickAsync();

        await Expect(zhouHaiTao["system-switch"]).ToContainTextAsync("启用");
        Assert.Equal(401, await CallAsync(zhouHaiTao, key));
    }

    [Fact]
    public async Task A_restricted_archive_opens_in_an_emergency_and_closes_when_that_is_judged_wrong()
    {
        var known = People.Known();
        var songYuLan = await AtDeskOfAsync("records01", "/patients");
        await songYuLan["filter-phone"].FillAsync(known.Phones[0].Number);
        await songYuLan["list-query"].ClickAsync();
        await Expect(songYuLan["list-row"]).ToHaveCountAsync(1);
        var key = await songYuLan["list-row"].GetAttributeAsync("data-key");
        await songYuLan.GoAsync("/patients/" + key);
        await songYuLan["archive-restrict"].ClickAsync();
        await songYuLan["restrict-kind"].SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await songYuLan["restrict-reason"].FillAsync("本人要求");
        await songYuLan["restrict-confirm"].ClickAsync();
        await Expect(songYuLan["restrict-confirm"]).ToHaveCountAsync(0);

        var wuLiPing = await AtDeskOfAsync("lead01", "/patients/" + key);
        await Expect(wuLiPing["archive-restricted"]).ToBeVisibleAsync();
        await wuLiPing["emergency-open"].ClickAsync();
        await wuLiPing["emergency-reason"].FillAsync("患者昏迷，需要联系家属");
        await wuLiPing["emergency-confirm"].ClickAsync();
        await Expect(wuLiPing["archive-restricted"]).ToHaveCountAsync(0);
        await Expect(wuLiPing["patient-archive"]).ToContainTextAsync(known.Name);

        var security = await AtDeskOfAsync("security01", "/emergency-access");
        await security["list-row"].Filter(new() { HasText = "患者昏迷" }).GetByTestId("emergency-judge").ClickAsync();
        await security["judge-remark"].FillAsync("与急诊核对，无此情况");
        await security["judge-wrong"].ClickAsync();

        await Expect(wuLiPing["archive-restricted"]).ToBeVisibleAsync();
        await Expect(wuLiPing["patient-archive"]).Not.ToContainTextAsync(known.Name);
    }

    [Fact]
    public async Task A_large_export_waits_for_the_second_person_who_does_not_see_whom_it_was_searched_by()
    {
        var security = await AtDeskOfAsync("security01");
        await ThresholdAsync(security, "0");
        try
        {
            var known = People.Known();
            var wuLiPing = await AtDeskOfAsync("lead01", "/patients");
            await wuLiPing["filter-phone"].FillAsync(known.Phones[0].Number);
            await wuLiPing["list-query"].ClickAsync();
            await Expect(wuLiPing["list-row"]).ToHaveCountAsync(1);
            await wuLiPing["list-export"].ClickAsync();
            await wuLiPing["list-export-all"].ClickAsync();
            await wuLiPing["export-reason"].FillAsync("家属来函核对");
            await wuLiPing["export-confirm"].ClickAsync();
            await wuLiPing["export-ask"].ClickAsync();
            await Expect(wuLiPing["export-asked"]).ToBeVisibleAsync();

            await security.GoAsync("/exports?state=Waiting");
            await security["list-row"].Filter(new() { HasText = "家属来函核对" }).GetByTestId("export-approve").ClickAsync();
            var dialog = security.Page.Locator("dialog[open]");
            await Expect(dialog).ToContainTextAsync("已遮盖");
            await Expect(dialog).Not.ToContainTextAsync(known.Phones[0].Number);
            await security["export-note"].FillAsync("已核实");
            await security["export-decide"].ClickAsync();
            await Expect(security["export-decide"]).ToHaveCountAsync(0);

            await wuLiPing.GoAsync("/exports?state=Approved");
            await wuLiPing["export-fetch"].First.ClickAsync();
            await wuLiPing.Page.RunAndWaitForDownloadAsync(() => wuLiPing["export-confirm"].ClickAsync());
            await Expect(wuLiPing["export-fetch"]).ToHaveCountAsync(0);
        }
        finally
        {
            await ThresholdAsync(security, "50000");
        }
    }

    private static async Task<int> CallAsync(Desk desk, string key)
    {
        // As a telephone system does: without the cookies of anybody.
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(new Uri(desk.Page.Url), "/api/v1/lines/nowhere/events"));
        request.Headers.Add("X-Api-Key", key);
        request.Content = new StringContent("[]", System.Text.Encoding.UTF8, "application/json");
        using var answer = await http.SendAsync(request);
        return (int)answer.StatusCode;
    }

    private static async Task ThresholdAsync(Desk security, string rows)
    {
        await security.GoAsync("/settings/parameters");
        var row = security.Page.Locator("[data-testid=parameter][data-key='lists.export-approval-above']");
        await row.GetByTestId("field-lists.export-approval-above").FillAsync(rows);
        await row.GetByTestId("parameter-save").ClickAsync();
        await Expect(row).ToHaveAttributeAsync("data-value", rows);
    }
}
