using Bunit;
using HospitalCrm.Web.Analytics.Home;
using HospitalCrm.Web.Tests.Complaints;

namespace HospitalCrm.Web.Tests.Analytics.Home;

/// <summary>现在要做的 on the home page.</summary>
public sealed class HomeWorkTests
{
    [Fact]
    public async Task The_office_is_led_to_what_waits_for_it_and_those_with_nothing_to_do_see_nothing()
    {
        await using var page = await ComplaintRig.OpenAsync();
        await page.HaveAsync();

        var office = page.Show<HomeWork>(await page.AsAsync("complaint01"));
        var tile = office.WaitFor("dash-complaints-to-assign");
        Assert.Equal(("1", "/complaints?complaintState=Accepted"), (tile.GetAttribute("data-value"), tile.GetAttribute("href")));
        Assert.Empty(page.Show<HomeWork>(await page.AsAsync("auditor")).All("home-work"));
        Assert.Empty(page.Show<HomeWork>(await page.AsAsync("doctor01")).All("home-work"));
    }
}
