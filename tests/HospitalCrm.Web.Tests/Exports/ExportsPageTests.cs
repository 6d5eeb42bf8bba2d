using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Exports;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Exports;

public sealed class ExportsPageTests
{
    private static readonly Permission[] Rights = [.. People.Clerk, PatientPermissions.Export, ExportPermissions.View];

    [Fact]
    public async Task A_second_person_reads_what_is_asked_and_approves_and_the_asker_fetches_it()
    {
        await using var page = await AskedAsync();
        var approver = await page.Hospital.StaffAsync("security01", "孙卫国", SecurityPermissions.Use, ExportPermissions.View, ExportPermissions.Approve);
        var deciding = page.Show<ExportsPage>(approver);
        deciding.WaitFor("export-approve").Click();
        deciding.WaitFor("export-note").Input("已核实");
        Assert.Contains("季度核对", deciding.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Contains("患者档案", deciding.Find("dialog").TextContent, StringComparison.Ordinal);

        deciding.At("export-decide").Click();

        deciding.WaitForState(() => deciding.All("export-decide").Count == 0, TimeSpan.FromSeconds(20));
        var asker = page.Show<ExportsPage>(await AskerAsync(page));
        asker.WaitFor("export-fetch").Click();
        asker.WaitFor("export-confirm").Click();
        asker.WaitForState(() => page.Browser.JSInterop.Invocations["crmLists.fetch"].Count > 0, TimeSpan.FromSeconds(20));
        var none = await page.Hospital.Run.ReadAsync(await AskerAsync(page), ExportRequestList.Definition, new());
        Assert.Equal(ExportRequestState.Approved, Assert.Single(none.Value!.Rows).State); // spent when the browser fetches it
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_decided()
    {
        await using var page = await AskedAsync();
        var approver = await page.Hospital.StaffAsync("security01", "孙卫国", SecurityPermissions.Use, ExportPermissions.View, ExportPermissions.Approve);
        var deciding = page.Show<ExportsPage>(approver);
        deciding.WaitFor("export-decline").Click();
        deciding.WaitFor("export-note");

        deciding.At("export-decide").Click();

        Assert.Contains("请填写原因", deciding.WaitFor("problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_asker_himself_has_no_button_to_approve()
    {
        await using var page = await AskedAsync();

        var own = page.Show<ExportsPage>(await AskerAsync(page));
        own.WaitFor("list-row");

        Assert.Empty(own.All("export-approve"));
        Assert.Empty(own.All("export-fetch"));
    }

    [Fact]
    public async Task A_hint_says_how_many_wait()
    {
        await using var page = await AskedAsync();
        var approver = await page.Hospital.StaffAsync("security01", "孙卫国", SecurityPermissions.Use, ExportPermissions.View, ExportPermissions.Approve);

        var hint = page.Show<ExportHint>(approver);

        Assert.Equal("1", hint.WaitFor("export-hint").GetAttribute("data-value"));
        Assert.Empty(page.Show<ExportHint>(await AskerAsync(page)).All("export-hint"));
    }

    private static async Task<PageTest> AskedAsync()
    {
        var page = await PageTest.OpenAsync();
        page.Hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [ListParameters.ExportApprovalAbove.Key] = "0" });
        await page.Hospital.HaveAsync();
        var clerk = await page.Hospital.StaffAsync("lead01", "吴丽萍", Rights);
        var asked = await page.Hospital.Run.AskExportAsync(clerk, PatientList.Definition, new(new(), ExportReach.All, "季度核对"));
        Assert.True(asked.Succeeded);
        return page;
    }

    private static Task<Actor> AskerAsync(PageTest page) => page.Hospital.WithDbAsync(async db =>
    {
        var session = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.FirstAsync(db.SignInSessions.OrderBy(session => session.Id));
        return new Actor(ActorKind.Staff, "lead01", "吴丽萍") { AccountId = session.AccountId, SessionId = session.Id };
    });
}
