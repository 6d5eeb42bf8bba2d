using System.Net.Http.Json;
using System.Text.Json;
using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using HospitalCrm.Core.Data.Seeding;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Archive;

/// <summary>The archive as an agent, a doctor, the cashier and another system see it.</summary>
[Collection(TelephoneTests.Name)]
public sealed class ArchiveTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const string Cardiology = "1001";

    [Fact]
    public async Task Wang_Fang_walks_the_whole_archive_without_a_mouse_and_nobody_is_kept_out()
    {
        var wangFang = await AtDeskOfAsync("agent01", await ArchiveOfAsync(Somebody(stay => stay.EndedAt is not null)));
        await Expect(wangFang["costs-total"]).ToBeVisibleAsync();
        await Expect(wangFang["home-diagnoses"]).ToBeVisibleAsync();
        await Axe.ExpectNothingToObjectAsync(wangFang, "home");

        await wangFang["tab-home"].FocusAsync();
        await wangFang.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(wangFang["interaction"].First).ToBeVisibleAsync();
        await wangFang["class-inpatient"].FocusAsync();
        await wangFang.Page.Keyboard.PressAsync("Enter");
        await Expect(wangFang.Page.Locator("[data-testid=interaction]:not([data-kind=stay])")).ToHaveCountAsync(0);
        await wangFang["interaction-open"].First.FocusAsync();
        await wangFang.Page.Keyboard.PressAsync("Enter");
        await Expect(wangFang["visit-facts"]).ToContainTextAsync("入院时间");
        await Axe.ExpectNothingToObjectAsync(wangFang, "interactions");

        await wangFang["tab-interactions"].FocusAsync();
        await wangFang.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(wangFang["visit-facts"].First).ToBeVisibleAsync();
        await wangFang["medical-reports"].FocusAsync();
        await wangFang.Page.Keyboard.PressAsync("Enter");
        await Expect(wangFang["reports-abnormal"]).ToBeVisibleAsync();
        await wangFang["report-open"].First.FocusAsync();
        await wangFang.Page.Keyboard.PressAsync("Enter");
        await Expect(wangFang["report-detail"]).ToBeVisibleAsync();
        await Axe.ExpectNothingToObjectAsync(wangFang, "medical");

        await wangFang["tab-medical"].FocusAsync();
        await wangFang.Page.Keyboard.PressAsync("ArrowRight");
        await Expect(wangFang["charge"].First).ToBeVisibleAsync();
        await Axe.DressAsync(wangFang, "dark", "en");
        await wangFang.ReloadAsync();
        await Expect(wangFang["charge"].First).ToBeVisibleAsync();
        await Axe.ExpectNothingToObjectAsync(wangFang, "charges, dark");
    }

    [Fact]
    public async Task A_doctor_sees_treatment_but_no_costs_and_nobody_elses_patients()
    {
        var doctor = await AtDeskOfAsync("doctor01", await ArchiveOfAsync(Somebody(stay => stay.DepartmentCode == Cardiology)) + "?tab=medical");
        await Expect(doctor["visit-facts"].First).ToBeVisibleAsync();
        await Expect(doctor["tab-charges"]).ToHaveCountAsync(0);
        await Axe.ExpectNothingToObjectAsync(doctor, "medical of a doctor");

        var other = People.All.First(patient => patient.Phones.Count > 0 && patient.Encounters.Count > 0 && patient.Encounters.All(visit => visit.DepartmentCode != Cardiology) && IsAlone(patient));
        var answer = await doctor.Page.GotoAsync(await ArchiveOfAsync(other));

        Assert.Equal(404, answer!.Status);
        await Expect(doctor["problem"]).ToContainTextAsync("没有这份档案");
    }

    [Fact]
    public async Task The_cashier_prints_the_charges_and_it_stands_in_the_access_record()
    {
        var archive = await ArchiveOfAsync(Somebody(_ => true));
        var finance = await AtDeskOfAsync("finance01", archive + "?tab=charges");
        await Expect(finance["charge"].First).ToBeVisibleAsync();
        await Expect(finance["tab-medical"]).ToHaveCountAsync(0);

        await finance["archive-print"].ClickAsync();
        await Expect(finance.Page.Locator("[data-part=medical]")).ToHaveCountAsync(0);
        await finance.Page.Locator("[data-testid=print-part][data-part=charges]").CheckAsync();
        await finance["print-reason"].FillAsync("患者申请复印费用");
        await finance["print-prepare"].ClickAsync();
        await Expect(finance["archive-copy"]).ToContainTextAsync("累计费用");
        await Axe.ExpectNothingToObjectAsync(finance, "print");
        await finance.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(finance.Page.Locator("#menu")).ToBeHiddenAsync();
        await finance.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await finance.GoAsync(archive + "?tab=access");

        await Expect(finance["access"].First).ToBeVisibleAsync();
        await Expect(finance["access"].Filter(new() { HasText = "打印" })).ToContainTextAsync("费用");
    }

    [Fact]
    public async Task A_clinical_system_shows_an_archive_in_its_own_page_until_it_takes_the_link_back()
    {
        var archive = await ArchiveOfAsync(Somebody(_ => true));
        using var system = new HttpClient { BaseAddress = new(Hospital.Product.Address) };
        system.DefaultRequestHeaders.Add("X-Api-Key", Product.ApiKey);
        var asked = await system.PostAsJsonAsync("/api/v1/archive-links", new { key = archive.Split('/')[^1], user = "D001 李主任" });
        var link = await asked.Content.ReadFromJsonAsync<JsonElement>();
        var url = link.GetProperty("url").GetString()!;
        var nobody = await OpenAsync();

        var opened = await nobody.Page.GotoAsync(url);
        await Expect(nobody["archive-copy"]).ToBeVisibleAsync();
        await Axe.ExpectNothingToObjectAsync(nobody, "embedded");
        await nobody["embedded-medical"].ClickAsync();
        await Expect(nobody["copy-visit"].First).ToBeVisibleAsync();
        var changed = await nobody.Page.GotoAsync(url[..^4] + "AAAA");
        await system.DeleteAsync($"/api/v1/archive-links/{link.GetProperty("id").GetString()}");
        var revoked = await nobody.Page.GotoAsync(url);

        Assert.Equal((200, 403, 403), (opened!.Status, changed!.Status, revoked!.Status));
        await Expect(nobody["embedded-refused"]).ToContainTextAsync("已被收回");
        Assert.EndsWith("frame-ancestors 'none'", opened.Headers["content-security-policy"], StringComparison.Ordinal);
        Assert.Empty(await nobody.Page.Locator("form, [data-testid=nav]").AllAsync());
    }

    /// <summary>Somebody with a stay and a number nobody else has.</summary>
    private DemoPatient Somebody(Func<DemoEncounter, bool> stay) =>
        People.All.First(patient => patient.Phones.Count > 0 && IsAlone(patient) && patient.Encounters.Any(visit => visit.KindCode == DemoEncounter.Inpatient && stay(visit)));

    private bool IsAlone(DemoPatient patient) => People.All.Count(other => other.Phones.Any(phone => phone.Number == patient.Phones[0].Number) || other.Contacts.Any(contact => contact.Phone == patient.Phones[0].Number)) == 1;

    private async Task<string> ArchiveOfAsync(DemoPatient patient)
    {
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
