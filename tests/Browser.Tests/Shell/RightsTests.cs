using System.Reflection;
using Browser.Tests.Rig;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Web.Layout;
using Microsoft.AspNetCore.Components;
using Xunit.Abstractions;

namespace Browser.Tests.Shell;

/// <summary>Who may open what (contracts §4): the menu, the 403 page and the address bar say the same. Agents are among them, so it takes turns with the telephones.</summary>
[Collection(TelephoneTests.Name)]
public sealed class RightsTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private static readonly HashSet<string> Pages = [.. typeof(Menu).Assembly.GetTypes().SelectMany(type => type.GetCustomAttributes<RouteAttribute>()).Select(route => route.Template)];

    /// <summary>The pairs of the contract whose page exists by now.</summary>
    public static IEnumerable<object[]> MustNotOpen { get; } =
    [
        .. from pair in new (string[] Users, string[] Pages)[]
        {
            (["agent01"], ["/roles", "/staff", "/settings", "/settings/nuisance-numbers", "/audit"]),
            (["doctor01"], ["/roles", "/audit", "/settings", "/settings/nuisance-numbers"]),
            (["head01", "head02", "records01"], ["/roles", "/audit"]),
            (["manager01"], ["/roles"]),
            (["info01"], ["/roles", "/audit"]),
            (["finance01"], ["/roles", "/audit", "/complaints/new"]),
            (["auditor"], ["/patients/new", "/complaints/new", "/desk"]),
           }
           from user in pair.Users
           from page in pair.Pages
           where Pages.Contains(page)
           select new object[] { user, page },
    ];

    public static IEnumerable<object[]> MustOpen { get; } =
    [
        .. from pair in new (string[] Users, string[] Pages)[]
        {
            (["agent01", "agent05"], ["/patients", "/patients/new", "/calls", "/desk", "/complaints/new"]),
            (["doctor01", "nurse01"], ["/patients", "/follow-ups"]),
            (["medical01", "complaint01"], ["/patients", "/calls", "/complaints"]),
            (["manager01"], ["/dashboard", "/dashboard/analysis", "/wall"]),
            (["info01"], ["/settings", "/settings/nuisance-numbers", "/templates"]),
            (["admin"], ["/staff", "/settings/nuisance-numbers"]),
            (["security01"], ["/roles"]),
            (["auditor"], ["/audit"]),
           }
           from user in pair.Users
           from page in pair.Pages
           where Pages.Contains(page)
           select new object[] { user, page },
    ];

    [Theory]
    [MemberData(nameof(MustNotOpen))]
    public async Task Somebody_who_may_not_open_a_page_is_told_so_in_words_and_with_403(string user, string path)
    {
        var desk = await AtDeskOfAsync(user);
        var name = DemoStaff.All.Single(staff => staff.Code == user).Name;
        await Expect(desk["current-user"]).ToContainTextAsync(name);

        var answer = await desk.Page.GotoAsync(path);

        Assert.Equal(403, answer!.Status);
        await Expect(desk["forbidden"]).ToContainTextAsync("权限");
    }

    [Theory]
    [MemberData(nameof(MustOpen))]
    public async Task Somebody_opens_by_its_address_alone_the_page_that_is_his(string user, string path)
    {
        var desk = await AtDeskOfAsync(user);

        var answer = await desk.Page.GotoAsync(path);

        Assert.Equal(200, answer!.Status);
        await Expect(desk.Page.Locator("main h1").First).ToBeVisibleAsync();
        await Expect(desk["forbidden"]).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task The_menu_of_every_role_holds_exactly_the_pages_it_may_open()
    {
        foreach (var user in DemoStaff.All.Where(staff => staff.Code != "discipline01").DistinctBy(staff => staff.RoleCode).Select(staff => staff.Code))
        {
            var desk = await AtDeskOfAsync(user);
            await Expect(desk["nav"].Locator("a").First).ToBeVisibleAsync();
            var shown = (await desk["nav"].Locator("a").EvaluateAllAsync<string[]>("links => links.map(link => new URL(link.href).pathname)")).ToHashSet();
            foreach (var path in Menu.Groups.SelectMany(group => group.Entries).Where(Menu.HasPage).Select(entry => entry.Url))
            {
                var answer = await desk.Page.APIRequest.GetAsync(path);
                Assert.True(shown.Contains(path) == (answer.Status == 200), $"{user} {path}: {answer.Status}, in the menu: {shown.Contains(path)}");
            }

            Assert.Subset(Menu.Groups.SelectMany(group => group.Entries).Select(entry => entry.Url).ToHashSet(), shown);
            await desk.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_answered_with_404_and_the_way_home()
    {
        var songYuLan = await AtDeskOfAsync("records01");

        var answer = await songYuLan.Page.GotoAsync("/no-such-page");

        Assert.Equal(404, answer!.Status);
        await Expect(songYuLan.Page.Locator("main")).ToContainTextAsync("返回首页");
    }

    [Fact]
    public async Task An_archive_that_does_not_exist_is_said_to_be_missing()
    {
        var songYuLan = await AtDeskOfAsync("records01", "/patients/00000000-0000-7000-8000-000000000000");

        await Expect(songYuLan["problem"]).ToHaveAttributeAsync("data-problem", "missing");
        await Expect(songYuLan.Page.Locator("main")).ToContainTextAsync("没有这份档案");
    }
}
