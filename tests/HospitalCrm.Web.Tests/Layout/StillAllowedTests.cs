using Bunit;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Layout;
using HospitalCrm.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Layout;

public sealed class StillAllowedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task An_open_page_goes_with_its_right_and_comes_back_with_it()
    {
        await using var page = await PageTest.OpenAsync();
        var auditor = await page.Hospital.StaffAsync("auditor", "孙慧敏", SecurityPermissions.ViewRoles);
        var grants = page.Hospital.Services.GetRequiredService<Grants>();
        page.Browser.RenderTree.Add<CascadingValue<Type>>(value => value.Add(cascading => cascading.Value, typeof(RolesPage)).Add(cascading => cascading.Name, "PageType"));
        var shown = page.Show<StillAllowed>(auditor, parameters => parameters.AddChildContent("<p id='body'>roles</p>"));
        var role = await page.Hospital.WithDbAsync(db => db.Roles.Select(role => role.Id).SingleAsync());
        Assert.Single(shown.FindAll("#body"));

        await page.Hospital.WithDbAsync(db => db.Grants.ExecuteDeleteAsync());
        grants.Forget();
        shown.WaitForAssertion(() => Assert.Single(shown.All("forbidden")), Patience);
        Assert.Empty(shown.FindAll("#body"));

        await page.Hospital.AddAsync(new Grant(role, SecurityPermissions.ViewRoles.Code));
        grants.Forget();
        shown.WaitForAssertion(() => Assert.Single(shown.FindAll("#body")), Patience);
    }

    [Fact]
    public async Task A_page_without_a_right_of_its_own_stays()
    {
        await using var page = await PageTest.OpenAsync();
        var nurse = await page.Hospital.StaffAsync("nurse01", "何佳佳");
        page.Browser.RenderTree.Add<CascadingValue<Type>>(value => value.Add(cascading => cascading.Value, typeof(Home)).Add(cascading => cascading.Name, "PageType"));
        var shown = page.Show<StillAllowed>(nurse, parameters => parameters.AddChildContent("<p id='body'>home</p>"));

        page.Hospital.Services.GetRequiredService<Grants>().Forget();

        Assert.Single(shown.FindAll("#body"));
    }
}
