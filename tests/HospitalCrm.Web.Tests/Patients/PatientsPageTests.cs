using Bunit;
using HospitalCrm.Core.Patients;
using HospitalCrm.Web.Patients;

namespace HospitalCrm.Web.Tests.Patients;

public sealed class PatientsPageTests
{
    [Fact]
    public async Task The_list_shows_covered_numbers_and_finds_by_part_of_the_name()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await page.Hospital.HaveAsync("欧阳娜娜");
        await page.Hospital.HaveAsync("李强", "13900139000");
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk);
        var shown = page.Show<PatientsPage>(agent);
        shown.WaitFor("list-row");
        shown.At("filter-name").Change("阳娜");

        shown.Find("form").Submit();

        shown.WaitForState(() => shown.All("list-row").Count == 1, TimeSpan.FromSeconds(20));
        Assert.Equal(id.ToString(), shown.At("list-row").GetAttribute("data-key"));
        Assert.Contains("138****8000", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Phone, shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("%E9%98%B3", page.Nav.Uri, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Deleting_is_for_those_who_may()
    {
        await using var page = await PageTest.OpenAsync();
        await page.Hospital.HaveAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "李敏", PatientPermissions.View, PatientPermissions.SeeNames);

        var shown = page.Show<PatientsPage>(agent);
        shown.WaitFor("list-row");

        Assert.Empty(shown.All("list-delete"));
        Assert.Empty(shown.All("list-add"));
        Assert.Empty(shown.All("row-edit"));
    }

    [Fact]
    public async Task An_open_list_covers_its_names_and_keeps_its_ticks_when_the_right_to_names_is_taken_away()
    {
        await using var page = await PageTest.OpenAsync();
        await page.Hospital.HaveAsync("王芳芳");
        var clerk = await page.Hospital.StaffAsync("clerk01", "李敏", People.Clerk);
        var shown = page.Show<PatientsPage>(clerk);
        shown.WaitFor("row-check").Change(true);

        await page.TakeAwayAsync(clerk, PatientPermissions.SeeNames);

        shown.WaitForAssertion(() => Assert.Contains("王*芳", shown.At("list-row").TextContent, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.DoesNotContain("王芳芳", shown.Markup, StringComparison.Ordinal);
        Assert.True(shown.At("row-check").HasAttribute("checked"));
    }

    [Fact]
    public async Task An_open_list_is_gone_when_the_right_to_look_is_taken_away()
    {
        await using var page = await PageTest.OpenAsync();
        await page.Hospital.HaveAsync("王芳芳");
        var clerk = await page.Hospital.StaffAsync("clerk01", "李敏", People.Clerk);
        var shown = page.Show<PatientsPage>(clerk);
        shown.WaitFor("list-row");

        await page.TakeAwayAsync(clerk, PatientPermissions.View);

        Assert.Equal("forbidden", shown.WaitFor("problem").GetAttribute("data-problem"));
        Assert.DoesNotContain("王芳芳", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.All("list-row"));
    }
}
