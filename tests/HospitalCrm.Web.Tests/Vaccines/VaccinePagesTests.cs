using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Vaccines;
using HospitalCrm.Web.Vaccines;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Vaccines;

public sealed class VaccinePagesTests
{
    private static readonly Permission[] Epi =
        [VaccinePermissions.View, VaccinePermissions.Manage, VaccinePermissions.Confirm, VaccinePermissions.Record, PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use];

    [Fact]
    public async Task A_vaccine_of_the_hospital_is_written_with_its_months_and_prices_and_stands_on_the_list()
    {
        await using var page = await OpenAsync();
        var epi = await page.Hospital.StaffAsync("epi01", "何静", Epi);
        var form = page.Show<VaccinePage>(epi);
        form.WaitFor("form");
        form.Type("name", "四价流感疫苗");
        form.Type("months", "6, 7");
        form.Type("domesticPrice", "128");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.EndsWith("/vaccines", page.Nav.Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

        var saved = await page.Hospital.WithDbAsync(db => db.Vaccines.SingleAsync(vaccine => vaccine.Name == "四价流感疫苗"));

        Assert.Equal(("6；7", 128m, null, false), (saved.Months, saved.DomesticPrice, saved.ImportedPrice, saved.IsProgramme));
        var list = page.Browser.Render<VaccinesPage>();
        list.WaitFor("list-row");
        Assert.Contains(list.All("list-row"), row => row.TextContent.Contains("麻腮风疫苗", StringComparison.Ordinal) && row.TextContent.Contains("免费", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vaccine_of_the_programme_has_no_field_for_a_price_and_months_that_cannot_be_are_refused_in_words()
    {
        await using var page = await OpenAsync();
        var epi = await page.Hospital.StaffAsync("epi01", "何静", Epi);
        var mmr = await page.Hospital.WithDbAsync(db => db.Vaccines.Where(vaccine => vaccine.Code == "MMR").Select(vaccine => vaccine.Id).SingleAsync());
        var programme = page.Show<VaccinePage>(epi, parameters => parameters.Add(shown => shown.Key, mmr.ToString()));
        programme.WaitFor("form");
        var prices = programme.All("field-domesticPrice").Count;
        var form = page.Browser.Render<VaccinePage>();
        form.WaitFor("form");
        form.Type("name", "流感疫苗");
        form.Type("months", "7；6");

        form.Find("form").Submit();

        Assert.Contains("月龄", form.WaitFor("field-error-months").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, prices);
    }

    [Fact]
    public async Task The_schedule_is_shown_as_unconfirmed_until_somebody_with_the_right_confirms_it()
    {
        await using var page = await OpenAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "陈静", VaccinePermissions.View);
        var watched = page.Show<SchedulePage>(agent);
        watched.WaitFor("schedule");
        Assert.Empty(watched.All("schedule-confirm"));
        Assert.Contains("待院方核对", watched.At("schedule").TextContent, StringComparison.Ordinal);
        Assert.Equal(30, watched.All("schedule-row").Count);
        var epi = await page.Hospital.StaffAsync("epi01", "何静", Epi);
        var shown = page.Show<SchedulePage>(epi);

        shown.WaitFor("schedule-confirm").Click();
        shown.WaitFor("confirm-yes").Click();

        Assert.Contains("何静", shown.WaitFor("schedule-confirmed").TextContent, StringComparison.Ordinal);
        Assert.Equal("epi01", await page.Hospital.WithDbAsync(db => db.VaccineEditions.Where(edition => edition.Edition == "2026").Select(edition => edition.ConfirmedBy).SingleAsync()));
    }

    [Fact]
    public async Task A_childs_dose_is_ticked_taken_back_and_put_off()
    {
        await using var page = await OpenAsync();
        var epi = await page.Hospital.StaffAsync("epi01", "何静", Epi);
        var child = (await page.Hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(new() { Name = "王小宝", BirthDate = "2026-01-01" }))).Value;
        var shown = page.Show<ChildVaccinesPage>(epi, parameters => parameters.Add(child => child.Key, child.ToString()));
        shown.WaitFor("dose");
        Assert.Equal("Due", StateOf(shown, "IPV:1"));

        shown.Find("[data-key='IPV:1'] [data-testid=dose-give]").Click();
        shown.WaitFor("give-on").Change("2026-03-01");
        shown.At("give-save").Click();
        shown.WaitForAssertion(() => Assert.Equal("Given", StateOf(shown, "IPV:1")), TimeSpan.FromSeconds(20));
        shown.Find("[data-key='IPV:1'] [data-testid=dose-undo]").Click();
        shown.WaitForAssertion(() => Assert.Equal("Due", StateOf(shown, "IPV:1")), TimeSpan.FromSeconds(20));
        shown.At("hold-add").Click();
        shown.WaitFor("hold-save").Click();
        Assert.Contains("暂缓到哪一天", shown.WaitFor("problem").TextContent, StringComparison.Ordinal);
        shown.At("hold-until").Change("2026-05-01");
        shown.At("hold-why").Input("发热");
        shown.At("hold-save").Click();

        Assert.Contains("发热", shown.WaitFor("hold").TextContent, StringComparison.Ordinal);
        shown.WaitForAssertion(() => Assert.Equal("Deferred", StateOf(shown, "IPV:1")), TimeSpan.FromSeconds(20));
        shown.At("hold-lift").Click();
        shown.WaitForAssertion(() => Assert.Empty(shown.All("hold")), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task Who_may_only_look_has_no_buttons_and_the_due_list_names_the_children()
    {
        await using var page = await OpenAsync();
        var child = (await page.Hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(new() { Name = "王小宝", BirthDate = "2026-01-01" }))).Value;
        await using (var scope = page.Hospital.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
            await scope.ServiceProvider.GetRequiredService<PlanVaccines>().RunAsync(default);
        }

        var watcher = await page.Hospital.StaffAsync("lead01", "刘洋", VaccinePermissions.View, PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use);
        var shown = page.Show<ChildVaccinesPage>(watcher, parameters => parameters.Add(child => child.Key, child.ToString()));
        shown.WaitFor("dose");
        var buttons = shown.All("dose-give").Count + shown.All("hold-add").Count;
        var list = page.Browser.Render<VaccineDuePage>();

        Assert.Contains("王小宝", list.WaitFor("list-row").TextContent, StringComparison.Ordinal);
        Assert.Contains("待院方核对", list.WaitFor("schedule-unconfirmed").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, buttons);
    }

    private static string? StateOf(IRenderedComponent<ChildVaccinesPage> page, string dose) => page.Find($"[data-key='{dose}']").GetAttribute("data-state");

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<VaccineSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        return page;
    }
}
