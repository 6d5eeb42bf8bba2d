using Bunit;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Archive;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Archive;

public sealed class PatientPageTests
{
    [Fact]
    public async Task An_archive_shows_who_it_is_with_the_number_covered()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);

        var shown = page.Show<PatientPage>(agent, parameters => parameters.Add(archive => archive.Key, id.ToString()));
        var archive = shown.WaitFor("patient-archive");

        Assert.Equal(id.ToString(), archive.GetAttribute("data-key"));
        Assert.Contains("138****8000", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Phone, shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.All("reveal-phone"));
    }

    [Fact]
    public async Task The_browsers_tab_and_history_do_not_name_the_patient()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var name = await page.Hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Name).SingleAsync());

        var shown = page.Show<PatientPage>(agent, parameters => parameters.Add(archive => archive.Key, id.ToString()));
        shown.WaitFor("patient-archive");
        var heading = shown.FindComponent<PageHeading>().Instance;

        Assert.Equal(name, shown.Find("h1").TextContent);
        Assert.StartsWith("患者档案", heading.Title, StringComparison.Ordinal);
        Assert.DoesNotContain(name, heading.Title!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("interactions")]
    [InlineData("medical")]
    [InlineData("charges")]
    [InlineData("changes")]
    [InlineData("access")]
    public async Task Every_tab_opens_and_stands_in_the_address(string tab)
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        page.Nav.NavigateTo($"/patients/{id}");
        var shown = page.Show<PatientPage>(agent, parameters => parameters.Add(archive => archive.Key, id.ToString()));
        shown.WaitFor("tab-" + tab).Click();

        shown.Render(parameters => parameters.Add(archive => archive.Key, id.ToString()));

        Assert.EndsWith($"/patients/{id}?tab={tab}", page.Nav.Uri, StringComparison.Ordinal);
        shown.WaitForState(() => shown.Find("[role=tabpanel]").GetAttribute("data-tab") == tab, TimeSpan.FromSeconds(20));
        Assert.Equal("true", shown.At("tab-" + tab).GetAttribute("aria-selected"));
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Viewed)));
    }

    [Fact]
    public async Task A_number_is_shown_in_full_after_a_reason_was_given()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var lead = await page.Hospital.StaffAsync("lead01", "陈班长", [.. People.Clerk, PatientPermissions.Reveal]);
        var shown = page.Show<PatientPage>(lead, parameters => parameters.Add(archive => archive.Key, id.ToString()));
        shown.WaitFor("reveal-phone").Click();

        shown.WaitFor("reveal-confirm").Click();
        var refused = shown.WaitFor("problem").TextContent;
        shown.At("reveal-reason").Input("患者要求回拨");
        shown.At("reveal-confirm").Click();

        Assert.Contains("请填写查看原因", refused, StringComparison.Ordinal);
        shown.WaitForAssertion(() => Assert.Contains(People.Phone, shown.Markup, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Revealed)));
    }

    [Theory]
    [InlineData("01a20084-c24b-7fe0-a103-7a5b1c7a73eb")]
    [InlineData("nobody")]
    public async Task A_key_nobody_has_says_so_in_words(string key)
    {
        await using var page = await PageTest.OpenAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);

        var shown = page.Show<PatientPage>(agent, parameters => parameters.Add(archive => archive.Key, key));

        Assert.Contains("没有这份档案", shown.WaitFor("problem").TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.All("patient-archive"));
    }

    [Fact]
    public async Task What_the_reader_may_not_do_has_no_button()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var doctor = await page.Hospital.StaffAsync("doctor01", "李主任", PatientPermissions.View, PatientPermissions.SeeNames);

        var shown = page.Show<PatientPage>(doctor, parameters => parameters.Add(archive => archive.Key, id.ToString()));
        shown.WaitFor("patient-archive");

        Assert.Empty(shown.All("archive-edit"));
        Assert.Empty(shown.All("archive-delete"));
    }

    [Fact]
    public async Task Deleting_asks_first_and_leads_back_to_the_list()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync();
        var chief = await page.Hospital.StaffAsync("records01", "赵科长", [.. People.Clerk, PatientPermissions.Delete]);
        var shown = page.Show<PatientPage>(chief, parameters => parameters.Add(archive => archive.Key, id.ToString()));
        shown.WaitFor("archive-delete").Click();
        var asked = shown.WaitFor("confirm-text").TextContent;

        shown.At("confirm-yes").Click();

        Assert.Equal("您确定要删除这1项内容吗？", asked);
        shown.WaitForAssertion(() => Assert.EndsWith("/patients", page.Nav.Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Equal(0, await page.Hospital.WithDbAsync(db => db.Patients.CountAsync()));
    }
}
