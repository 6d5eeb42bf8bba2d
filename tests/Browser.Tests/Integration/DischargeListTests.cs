using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Integration;

/// <summary>出院名单 as a file: a hospital without an interface has archives the same day.</summary>
[Collection(QuietTests.Name)]
public sealed class DischargeListTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private static readonly string[] Headings = ["病案号", "姓名", "性别", "出生日期", "联系电话", "住院号", "入院日期", "出院日期", "科室", "出院诊断"];

    [Theory]
    [InlineData("出院名单.csv")]
    [InlineData("出院名单202611.xlsx")]
    public async Task A_discharge_list_makes_archives_and_the_same_file_again_changes_nothing(string name)
    {
        var phone = People.Stranger();
        string[][] rows = [Headings, Discharged("丁香香", phone), Discharged("丁冬冬", People.Stranger())];
        var content = name.EndsWith("csv", StringComparison.Ordinal) ? HisDoors.Csv(rows) : HisDoors.Workbook(rows);
        var zhouHaiTao = await AtDeskOfAsync("info01", "/feeds/files");

        await UploadAsync(zhouHaiTao, name, content);
        await Expect(zhouHaiTao["file-report"]).ToHaveAttributeAsync("data-state", "done");
        await Expect(zhouHaiTao["file-report"]).ToHaveAttributeAsync("data-accepted", "6");
        await Expect(zhouHaiTao["feed-file"].First).ToContainTextAsync(name);

        var wuLiPing = await AtDeskOfAsync("lead01");
        await wuLiPing.GoAsync(await HisDoors.ArchiveOfAsync(wuLiPing, phone));
        await Expect(wuLiPing["patient-archive"]).ToContainTextAsync("丁香香");
        await Expect(wuLiPing["home-diagnoses"]).ToContainTextAsync("社区获得性肺炎");
        await zhouHaiTao.GoAsync("/feeds/files");
        await UploadAsync(zhouHaiTao, name, content);
        await Expect(zhouHaiTao["file-report"]).ToHaveAttributeAsync("data-quarantined", "0");
        await Expect(zhouHaiTao["file-report"]).ToHaveAttributeAsync("data-state", "done");
        await HisDoors.ArchiveOfAsync(wuLiPing, phone);
    }

    [Fact]
    public async Task A_bad_row_of_a_list_goes_to_quarantine_and_the_others_come_in()
    {
        var phone = People.Stranger();
        var bad = Discharged("丁错错", People.Stranger());
        bad[3] = "1955-13-01";
        var zhouHaiTao = await AtDeskOfAsync("info01", "/feeds/files");

        await UploadAsync(zhouHaiTao, "出院名单.csv", HisDoors.Csv(Headings, bad, Discharged("丁好好", phone)));

        await Expect(zhouHaiTao["file-report"]).ToHaveAttributeAsync("data-quarantined", "1");
        await zhouHaiTao["file-report"].Locator("a").ClickAsync();
        await Expect(zhouHaiTao["list-row"].First).ToContainTextAsync("日期不可能");
        await HisDoors.ArchiveOfAsync(await AtDeskOfAsync("lead01"), phone);
    }

    [Fact]
    public async Task A_list_without_its_columns_one_that_was_cut_off_and_one_nobody_knows_are_refused_in_words()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", "/feeds/files");

        await UploadAsync(zhouHaiTao, "出院名单.csv", HisDoors.Csv(["姓名", "住院号"], ["丁一", "Z1"]));
        await Expect(zhouHaiTao["file-report"]).ToHaveAttributeAsync("data-state", "refused");
        await Expect(zhouHaiTao["file-report"]).ToContainTextAsync("出院日期");
        await UploadAsync(zhouHaiTao, "出院名单.xlsx", HisDoors.Workbook(Headings, Discharged("丁二", People.Stranger()))[..^300]);
        await Expect(zhouHaiTao["file-report"]).ToContainTextAsync("出院名单.xlsx");
        await Expect(zhouHaiTao["file-report"]).ToHaveAttributeAsync("data-state", "refused");
        await UploadAsync(zhouHaiTao, "名单.csv", HisDoors.Csv(Headings));

        await Expect(zhouHaiTao["file-problem"]).Not.ToBeEmptyAsync();
        await Expect(zhouHaiTao["file-report"]).ToHaveCountAsync(0);
    }

    private static string[] Discharged(string name, string phone) =>
        [HisDoors.Number("B"), name, "女", "1961-05-06", phone, HisDoors.Number("Z"), "2026-02-20", "2026-03-01", "呼吸内科", "社区获得性肺炎"];

    private static Task UploadAsync(Desk desk, string name, byte[] content) =>
        desk["file-upload"].SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
}
