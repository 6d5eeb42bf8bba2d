using Browser.Tests.Calls;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Security;

/// <summary>Roles, their rights and who holds them, by keyboard, with somebody else's page open meanwhile. His menu is looked at by others, so it takes turns with them.</summary>
[Collection(TelephoneTests.Name)]
public sealed class RolesTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task Qian_Zhi_Gang_makes_a_role_and_what_he_gives_and_takes_comes_and_goes_on_an_open_page()
    {
        var code = "night-" + Guid.NewGuid().ToString("N")[..8];
        var security = await AtDeskOfAsync("security01", "/roles/new");
        var tangWenJing = await AtDeskOfAsync("epi01");
        var calls = tangWenJing["nav"].Locator("a[href='/calls']");
        await Expect(calls).ToHaveCountAsync(0);
        await security["field-code"].FillAsync(code);
        await security["field-name"].FillAsync("夜班 " + code);
        await security["form-save"].ClickAsync();
        await security.Page.WaitForURLAsync("**/roles");

        await security.GoAsync($"/roles/rights?role={code}");
        var right = security.Page.Locator("[data-testid=right-tick][data-right='calls.view']");
        await right.FocusAsync();
        await security.Page.Keyboard.PressAsync("Space");
        await Expect(right).ToBeCheckedAsync();
        await security["rights-save"].PressAsync("Enter");
        await Expect(security["rights-undo"]).ToHaveCountAsync(0);
        await AssignAsync(security, code, isHeld: true);
        await Expect(calls).ToHaveCountAsync(1);
        await tangWenJing.GoAsync("/calls");

        await AssignAsync(security, code, isHeld: false);
        await Expect(tangWenJing["forbidden"]).ToBeVisibleAsync();
        await Expect(calls).ToHaveCountAsync(0);
        var answer = await tangWenJing.Page.GotoAsync("/calls");

        Assert.Equal(403, answer!.Status);
    }

    [Fact]
    public async Task Qian_Zhi_Gang_may_not_give_himself_a_role_nor_join_two_administrations()
    {
        var security = await AtDeskOfAsync("security01", "/roles/staff?role=agent");
        await security["staff-search"].FillAsync("security01");
        await security.Page.Locator("[data-testid=staff-row][data-key=security01]").GetByTestId("staff-tick").CheckAsync();
        await security["staff-save"].ClickAsync();
        await Expect(security["problem"]).ToContainTextAsync("不能给自己增加权限");
        await security["staff-undo"].ClickAsync();

        await security.GoAsync("/roles/staff?role=auditor");
        await security["staff-search"].FillAsync("admin");
        await security.Page.Locator("[data-testid=staff-row][data-key=admin]").GetByTestId("staff-tick").CheckAsync();
        await security["staff-save"].ClickAsync();

        await Expect(security["problem"]).ToContainTextAsync("互斥");
        await security["staff-undo"].ClickAsync();
    }

    private static async Task AssignAsync(Desk security, string code, bool isHeld)
    {
        await security.GoAsync($"/roles/staff?role={code}");
        await security["staff-search"].FillAsync("epi01");
        await security.Page.Locator("[data-testid=staff-row][data-key=epi01]").GetByTestId("staff-tick").SetCheckedAsync(isHeld);
        await security["staff-save"].ClickAsync();
        await Expect(security["staff-undo"]).ToHaveCountAsync(0);
    }
}
