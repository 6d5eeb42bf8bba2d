using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Layout;
using HospitalCrm.Web.Settings;
using HospitalCrm.Web.Texts;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Settings;

public sealed class ParametersPageTests
{
    private static readonly Permission[] Rights = [SettingsPermissions.View, SettingsPermissions.Manage, SecurityPermissions.Use];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task A_value_is_typed_saved_and_undone_from_its_history()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var parameters = page.Show<ParametersPage>(info);
        parameters.WaitFor("field-calling.from").Input("9:05");
        parameters.At("parameter-save").Click();
        parameters.WaitForAssertion(() => Assert.Equal("09:05", Row(parameters).GetAttribute("data-value")), Patience);
        Assert.Contains("周海涛", Row(parameters).TextContent, StringComparison.Ordinal);

        parameters.Find("[data-key='calling.from'] [data-testid='parameter-history']").Click();
        parameters.WaitFor("parameter-undo").Click();

        parameters.WaitForAssertion(() => Assert.Equal("08:30", Row(parameters).GetAttribute("data-value")), Patience);
    }

    [Fact]
    public async Task What_cannot_be_meant_is_said_at_the_field()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var parameters = page.Show<ParametersPage>(info);
        parameters.WaitFor("field-messages.revisit-days").Input("99");

        parameters.At("parameter-save").Click();

        Assert.Contains("30", parameters.WaitFor("field-error-messages.revisit-days").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anothers_change_shows_at_once_and_what_is_being_typed_is_not_lost()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var other = await page.Hospital.StaffAsync("admin", "赵建国", Rights);
        var parameters = page.Show<ParametersPage>(info);
        parameters.WaitFor("field-calling.from").Input("10:00");

        await page.Hospital.Run.RunAsync(other, (SetParameter use) => use.HandleAsync("calling.from", "09:00", null));
        await page.Hospital.Run.RunAsync(other, (SetParameter use) => use.HandleAsync("calling.until", "21:00", null));

        parameters.WaitForAssertion(() => Assert.Equal("21:00", parameters.At("field-calling.until").GetAttribute("value")), Patience);
        Assert.Contains("09:00", parameters.WaitFor("form-stale").TextContent, StringComparison.Ordinal);
        Assert.Equal("10:00", parameters.At("field-calling.from").GetAttribute("value"));
        parameters.At("stale-mine").Click();
        parameters.WaitForAssertion(() => Assert.Equal("10:00", Row(parameters).GetAttribute("data-value")), Patience);
    }

    [Fact]
    public async Task Who_may_not_change_sees_the_values_without_a_button()
    {
        await using var page = await PageTest.OpenAsync();
        var viewer = await page.Hospital.StaffAsync("lead01", "吴丽萍", SettingsPermissions.View, SecurityPermissions.Use);

        var parameters = page.Show<ParametersPage>(viewer);

        Assert.True(parameters.WaitFor("field-calling.from").HasAttribute("readonly"));
        Assert.Empty(parameters.All("parameter-save"));
    }

    [Fact]
    public async Task Every_parameter_its_group_and_its_choices_have_words()
    {
        await using var page = await PageTest.OpenAsync();
        var words = page.Browser.Services.GetRequiredService<Wording>();
        string[] keys =
        [
            .. ParameterCatalogue.All.Select(parameter => "Parameter." + parameter.Key),
            .. ParameterCatalogue.All.Select(parameter => "ParameterGroup." + parameter.Group).Distinct(),
            .. SettingsDirectory.Groups.Select(group => group.Text),
            .. SettingsDirectory.Groups.SelectMany(group => group.Links).SelectMany(link => new[] { link.Text, link.Text + ".What" }),
        ];

        Assert.DoesNotContain(keys, key => !words.Knows(key));
    }

    [Fact]
    public async Task One_word_turns_patients_into_clients_in_both_languages()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var words = page.Browser.Services.GetRequiredService<Wording>();
        var before = words["Nav.patients"];

        await page.Hospital.Run.RunAsync(info, (SetParameter use) => use.HandleAsync(HospitalParameters.PatientWord.Key, HospitalParameters.Client, null));

        Assert.Equal(("患者档案", "客户档案"), (before, words["Nav.patients"]));
        Assert.Equal("患者", words["ParameterChoice.hospital.patient-word.patient"]);
        Assert.Equal("Clients and a client; outpatients wait patiently", PatientWord.AsClient("Patients and a patient; outpatients wait patiently"));
    }

    [Fact]
    public async Task A_line_of_the_menu_is_hidden_on_every_open_page_and_its_right_stays()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Rights);
        var menu = page.Show<NavMenu>(info);
        var menus = page.Browser.Render<MenusPage>();
        menus.WaitForElement("[data-key='/settings/nuisance-numbers'] [data-testid='menu-shown']", Patience).Change(false);

        menus.At("form-save").Click();

        menu.WaitForAssertion(() => Assert.DoesNotContain(menu.FindAll("a[href]"), link => link.GetAttribute("href") == "/settings/nuisance-numbers"), Patience);
        Assert.True(await page.Hospital.Run.MayAsync(info, SettingsPermissions.View));
        Assert.True(menus.Find("[data-key='/settings'] [data-testid='menu-shown']").HasAttribute("disabled"));
    }

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<ParametersPage> page) => page.Find("[data-testid='parameter'][data-key='calling.from']");
}
