using System.Reflection;
using Bunit;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Layout;
using HospitalCrm.Web.Tests.Parts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace HospitalCrm.Web.Tests.Layout;

public sealed class MenuTests : PartsTest
{
    [Fact]
    public async Task The_menu_shows_what_one_may_open_and_nothing_else()
    {
        var lead = await Hospital.StaffAsync("lead01", "吴丽萍", SecurityPermissions.Use, CallPermissions.View);

        var menu = Show<NavMenu>(_ => { }, lead);

        menu.WaitForState(() => menu.FindAll("a[href]").Count == 3);
        Assert.Equal(["/", "/calls", "/calls/contacts"], menu.FindAll("a[href]").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void Nobody_sees_only_the_start_page()
    {
        var menu = Show<NavMenu>(_ => { }, Actor.Nobody);

        Assert.Equal(["/"], menu.FindAll("a[href]").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public void A_menu_line_asks_for_the_right_its_page_asks_for()
    {
        var differing =
            from entry in Menu.Groups.SelectMany(part => part.Entries).Where(Menu.HasPage)
            let page = typeof(Program).Assembly.GetTypes().Single(type => type.GetCustomAttributes<RouteAttribute>().Any(route => route.Template == entry.Url))
            let policy = page.GetCustomAttributes<AuthorizeAttribute>(inherit: true).Select(attribute => attribute.Policy).FirstOrDefault()
            where (policy is null ? null : policy["needs:".Length..]) != entry.Permission?.Code
            select $"{entry.Url}: menu {entry.Permission?.Code}, page {policy}";

        Assert.Empty(differing);
    }
}
