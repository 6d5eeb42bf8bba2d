using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Web.Tests.Settings;

public sealed class NuisanceNumberPagesTests
{
    private static readonly Permission[] Rights = [SettingsPermissions.View, SettingsPermissions.Manage, SecurityPermissions.Use];

    [Fact]
    public async Task A_number_is_barred_by_the_form_and_then_stands_on_the_list()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "赵工", Rights);
        var form = page.Show<NuisanceNumberPage>(info);
        form.WaitFor("form");
        form.Type("number", "0571-63663699");
        form.Type("reason", "推销");
        form.Find("form").Submit();
        form.WaitForAssertion(() => Assert.EndsWith("/settings/nuisance-numbers", page.Nav.Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(20));

        var list = page.Browser.Render<NuisanceNumbersPage>();

        Assert.Contains("057163663699", list.WaitFor("list-row").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_number_again_is_refused_in_words()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "赵工", Rights);
        await page.Hospital.Run.RunAsync(info, (SaveNuisanceNumber use) => use.HandleAsync(new() { Number = "13800138000", Reason = "推销" }));
        var form = page.Show<NuisanceNumberPage>(info);
        form.WaitFor("form");
        form.Type("number", "+86 138 0013 8000");
        form.Type("reason", "骚扰");

        form.Find("form").Submit();

        Assert.Contains("这个号码已在名单中", form.WaitFor("problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ticked_numbers_are_removed_after_a_question()
    {
        await using var page = await PageTest.OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "赵工", Rights);
        await page.Hospital.Run.RunAsync(info, (SaveNuisanceNumber use) => use.HandleAsync(new() { Number = "13800138000", Reason = "推销" }));
        var list = page.Show<NuisanceNumbersPage>(info);
        list.WaitFor("row-check").Change(true);
        list.At("list-delete").Click();

        list.WaitFor("confirm-yes").Click();

        list.WaitForAssertion(() => Assert.Empty(list.All("list-row")), TimeSpan.FromSeconds(20));
        Assert.Equal(0, await page.Hospital.WithDbAsync(db => db.NuisanceNumbers.CountAsync()));
    }
}
