using System.IO.Compression;
using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using HospitalCrm.Core.Kernel;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Complaints;

/// <summary>One case on paper: a letter put to it, three documents taken along, its whole history printed, and the figure that counts it opens its list.</summary>
[Collection(QuietTests.Name)]
public sealed class ComplaintPapersTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const string Name = "纳兰明月";
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0];

    [Fact]
    public async Task The_office_attaches_a_letter_takes_three_documents_prints_the_history_and_opens_a_figure()
    {
        // A day of its own: no other test's complaint stands in its figures.
        var day = TimeProvider.System.Today().AddDays(-211).ToString("yyyy-MM-dd", null);
        var office = await AtDeskOfAsync("complaint01", "/complaints/new");
        var path = await RegisterAsync(office, day);

        await office["attachment-add"].SetInputFilesAsync(new FilePayload { Name = "来信.png", MimeType = "image/png", Buffer = "<html>"u8.ToArray() });
        await Expect(office["problem"]).ToBeVisibleAsync();
        await office["attachment-add"].SetInputFilesAsync(new FilePayload { Name = "来信.png", MimeType = "image/png", Buffer = Png });
        await Expect(office["attachment"]).ToContainTextAsync("来信.png");
        var letter = await office.Page.RunAndWaitForDownloadAsync(() => office["attachment-fetch"].ClickAsync());
        Assert.Equal("来信.png", letter.SuggestedFilename);
        Assert.Equal(Png, await File.ReadAllBytesAsync(await letter.PathAsync()));
        var answer = await office.Context.APIRequest.GetAsync(letter.Url);
        Assert.Equal("default-src 'none'; sandbox; frame-ancestors 'none'", answer.Headers["content-security-policy"]);
        Assert.Equal(("nosniff", "application/octet-stream", "no-store"), (answer.Headers["x-content-type-options"], answer.Headers["content-type"], answer.Headers["cache-control"]));
        Assert.StartsWith("attachment;", answer.Headers["content-disposition"], StringComparison.Ordinal);

        Assert.Contains(Name, await PaperAsync(office, "paper-registration"), StringComparison.Ordinal);
        Assert.Contains(Name, await PaperAsync(office, "paper-reply"), StringComparison.Ordinal);
        Assert.DoesNotContain(Name, await PaperAsync(office, "paper-handling"), StringComparison.Ordinal);

        await ForDoctorAsync(path, letter.Url);
        await HistoryAsync(office, path);
        await FigureAsync(office, day, path);
    }

    private async Task<string> RegisterAsync(Desk office, string day)
    {
        await office["field-source"].SelectOptionAsync("OpinionBox");
        await office["field-receivedOn"].FillAsync(day);
        await office["field-complainantName"].FillAsync(Name);
        await office["field-complainantPhone"].FillAsync(People.Stranger());
        await office["field-staff"].SelectOptionAsync("doctor01");
        await office["field-category"].SelectOptionAsync("medical");
        await office["field-importance"].SelectOptionAsync("normal");
        await office["field-text"].FillAsync("意见箱来信：候诊时间太长。");
        await office["form-save"].ClickAsync();
        await Expect(office["complaint-status"]).ToHaveAttributeAsync("data-status", "accepted");
        await Expect(office["attachment-add"]).ToBeAttachedAsync();
        return new Uri(office.Page.Url).AbsolutePath;
    }

    /// <summary>What a reader of the format finds in it.</summary>
    private static async Task<string> PaperAsync(Desk desk, string testId)
    {
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk[testId].ClickAsync());
        Assert.EndsWith(".docx", download.SuggestedFilename, StringComparison.Ordinal);
        using var zip = ZipFile.OpenRead(await download.PathAsync());
        using var reader = new StreamReader(zip.GetEntry("word/document.xml")!.Open());
        var text = await reader.ReadToEndAsync();
        Assert.Contains("投诉-", text, StringComparison.Ordinal);
        return text;
    }

    /// <summary>He is complained about: a sheet without the complainant is all there is for him.</summary>
    private async Task ForDoctorAsync(string path, string letter)
    {
        var doctor = await AtDeskOfAsync("doctor01", path);
        await Expect(doctor["paper-handling"]).ToBeVisibleAsync();
        await Expect(doctor["attachment"]).ToHaveCountAsync(0);
        await Expect(doctor["paper-reply"]).ToHaveCountAsync(0);
        Assert.Equal(404, (await doctor.Context.APIRequest.GetAsync(letter)).Status);
        Assert.Equal(403, (await doctor.Context.APIRequest.GetAsync(path + "/papers/reply")).Status);
        await doctor.GoAsync(path + "/history");
        await Expect(doctor["problem"]).ToBeVisibleAsync();
        await Expect(doctor["trail-line"]).ToHaveCountAsync(0);
    }

    private static async Task HistoryAsync(Desk office, string path)
    {
        await office.GoAsync(path);
        await office["complaint-history-open"].ClickAsync();
        await Expect(office["trail-table"]).ToContainTextAsync("来信.png");
        await Expect(office["trail-line"].Filter(new() { HasText = "doctor01" }).And(office.Page.Locator("[data-kind=refused]")).First).ToBeVisibleAsync();
        await Axe.ExpectToFitAsync(office, "the history of a complaint");
        await office.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(office["nav"]).ToBeHiddenAsync();
        await Expect(office["trail-table"]).ToBeVisibleAsync();
        await office.Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    private static async Task FigureAsync(Desk office, string day, string path)
    {
        await office.GoAsync($"/complaints/analysis?days={day}..{day}");
        await Expect(office["analysis-total"]).ToHaveAttributeAsync("data-value", "1");
        await Axe.ExpectToFitAsync(office, "the analysis");
        await office["period-last-12-months"].ClickAsync();
        await Expect(office["complaints-trend"]).ToHaveAttributeAsync("data-state", "drawn");
        await Expect(office["complaints-by-department"]).ToHaveAttributeAsync("data-state", "drawn");
        await Axe.ExpectToFitAsync(office, "the analysis, drawn");
        await LookAsync(office, "complaints");
        await office["complaints-trend-turn"].FocusAsync();
        await office.Page.Keyboard.PressAsync("Enter");
        await Expect(office["complaints-trend-table"].Locator("a").First).ToBeVisibleAsync();
        var file = await office.Page.RunAndWaitForDownloadAsync(() => office["period-export"].ClickAsync());
        Assert.EndsWith(".xlsx", file.SuggestedFilename, StringComparison.Ordinal);
        await office.GoAsync($"/complaints/analysis?days={day}..{day}");
        var figure = office["analysis-source"].Locator("tr[data-key=OpinionBox]").GetByTestId("analysis-figure");
        await Expect(figure).ToHaveAttributeAsync("data-value", "1");
        await figure.ClickAsync();
        await Expect(office["list-total"]).ToHaveAttributeAsync("data-value", "1");
        await Expect(office["list-row"].Locator("a.row-link")).ToHaveAttributeAsync("href", path);
    }
}
