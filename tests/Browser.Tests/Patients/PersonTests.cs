using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Patients;

/// <summary>Consents, the mark of a death, a request about data and an enterprise, as those who do it every day.</summary>
[Collection(QuietTests.Name)]
public sealed class PersonTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Song_Yu_Lan_takes_a_consent_down_withdraws_it_and_marks_a_death_that_an_open_archive_shows_at_once()
    {
        var archive = await ArchiveOfAsync(GrownUp());
        var songYuLan = await AtDeskOfAsync("records01", archive);
        await songYuLan["archive-person"].ClickAsync();
        await songYuLan["consent-record"].ClickAsync();
        await songYuLan["consent-channel-Sms"].CheckAsync();
        await songYuLan["consent-purpose-Education"].CheckAsync();
        await songYuLan["consent-proof"].FillAsync("窗口签字，第118号");
        await songYuLan["consent-save"].ClickAsync();
        var cell = songYuLan.Page.Locator("[data-testid=consent-cell][data-channel=Sms][data-purpose=Education]");
        await Expect(cell).ToHaveAttributeAsync("data-may", "true");
        await songYuLan["consent-withdraw"].ClickAsync();
        await songYuLan["confirm-yes"].ClickAsync();
        await Expect(cell).ToHaveAttributeAsync("data-may", "false");
        var wuLiPing = await AtDeskOfAsync("lead01", archive);
        await Expect(wuLiPing["patient-archive"]).ToBeVisibleAsync();

        await songYuLan["person-deceased"].ClickAsync();
        await songYuLan["deceased-reason"].FillAsync("女儿来电告知");
        await songYuLan["deceased-confirm"].ClickAsync();

        await Expect(wuLiPing["patient-archive"]).ToContainTextAsync("已故");
        await Expect(songYuLan["consent-matrix"]).ToContainTextAsync("已故");
    }

    [Fact]
    public async Task Song_Yu_Lan_takes_a_request_down_answers_it_and_keeps_an_enterprise_client()
    {
        var archive = await ArchiveOfAsync(People.Known().MedicalRecordNo);
        var songYuLan = await AtDeskOfAsync("records01", archive + "/person");
        await songYuLan["request-new"].ClickAsync();
        await songYuLan["field-kind"].SelectOptionAsync("Copy");
        await songYuLan["field-text"].FillAsync("请提供档案复印件");
        await songYuLan["form-save"].ClickAsync();
        await songYuLan["answer-text"].FillAsync("已打印并当面交付");
        await songYuLan["answer-grant"].ClickAsync();
        await Expect(songYuLan["problem"]).ToContainTextAsync("请先核实请求人身份");
        await songYuLan["answer-identity"].SelectOptionAsync("IdCardShown");
        await songYuLan["answer-grant"].ClickAsync();
        await Expect(songYuLan["request"]).ToHaveAttributeAsync("data-state", "Granted");

        await songYuLan.GoAsync("/enterprises/new");
        await songYuLan["field-name"].FillAsync("北京第二机床厂");
        await songYuLan["field-contractFrom1"].FillAsync("2026-01-01");
        await songYuLan["field-contractTo1"].FillAsync("2027-12-31");
        await songYuLan["field-contactName1"].FillAsync("周凯");
        await songYuLan["form-save"].ClickAsync();

        await Expect(songYuLan["members-card"]).ToBeVisibleAsync();
        await songYuLan.GoAsync("/enterprises");
        await Expect(songYuLan["list-row"].First).ToContainTextAsync("北京第二机床厂");
    }

    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task Song_Yu_Lan_can_use_these_pages_in_every_look(string theme, string language)
    {
        var archive = await ArchiveOfAsync(People.Known().MedicalRecordNo);
        var songYuLan = await AtDeskOfAsync("records01");
        await Axe.DressAsync(songYuLan, theme, language);

        foreach (var path in new[] { archive + "/person", archive + "/edit", "/requests", "/requests/new", "/enterprises", "/enterprises/new", "/patients/same-person" })
        {
            await songYuLan.GoAsync(path);
            await Expect(songYuLan.Page.Locator("main h1").First).ToBeVisibleAsync();
            await Axe.ExpectNothingToObjectAsync(songYuLan, path);
        }
    }

    /// <summary>For a child the guardian would have to speak.</summary>
    private string GrownUp()
    {
        var known = People.Known();
        while (known.BirthDate.Year is not < 2000)
        {
            known = People.Known();
        }

        return known.MedicalRecordNo;
    }

    private async Task<string> ArchiveOfAsync(string recordNo)
    {
        var patient = People.All.Single(patient => patient.MedicalRecordNo == recordNo);
        var clerk = await AtDeskOfAsync("records01", "/patients");
        await Expect(clerk["list-row"].First).ToBeVisibleAsync();
        await clerk["filter-phone"].FillAsync(patient.Phones[0].Number);
        await clerk["list-query"].ClickAsync();
        await Expect(clerk["list-row"]).ToHaveCountAsync(1);
        var key = await clerk["list-row"].GetAttributeAsync("data-key");
        await clerk.Context.CloseAsync();
        return $"/patients/{key}";
    }
}
