using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Exports;
using HospitalCrm.Web.Patients;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Exports;

public sealed class ExportDialogTests
{
    private static readonly Permission[] Rights = [.. People.Clerk, PatientPermissions.Export, ExportPermissions.View];

    [Fact]
    public async Task Who_may_not_export_sees_no_button()
    {
        await using var page = await OpenAsync();
        await page.Hospital.HaveAsync();

        var list = page.Show<PatientsPage>(await page.Hospital.StaffAsync("agent01", "李敏", People.Clerk));
        list.WaitFor("list-row");

        Assert.Empty(list.All("list-export"));
    }

    [Fact]
    public async Task Without_a_reason_nothing_is_exported()
    {
        await using var page = await OpenAsync();
        var list = await DialogAsync(page);

        list.At("list-export-all").Click();
        list.At("export-confirm").Click();

        Assert.Contains("请填写原因", list.WaitFor("problem").TextContent, StringComparison.Ordinal);
        Assert.Equal(0, page.Browser.Services.GetRequiredService<ExportDesk>().Count);
    }

    [Fact]
    public async Task The_browser_is_sent_for_the_file_and_fetches_it_once()
    {
        await using var page = await OpenAsync();
        var list = await DialogAsync(page);
        list.At("export-reason").Input("季度核对");

        list.At("export-confirm").Click();

        list.WaitForState(() => page.Browser.JSInterop.Invocations["crmLists.fetch"].Count > 0, TimeSpan.FromSeconds(20));
        var url = Assert.IsType<string>(Assert.Single(page.Browser.JSInterop.Invocations["crmLists.fetch"]).Arguments[0]);
        Assert.StartsWith("/exports/files/", url, StringComparison.Ordinal);
        var desk = page.Browser.Services.GetRequiredService<ExportDesk>();
        var actor = await ActorAsync(page);
        var ticket = url.Split('/')[^1];
        Assert.Null(desk.Take(ticket, actor with { SessionId = Guid.NewGuid() }));
        Assert.Null(desk.Take("0000", actor));
        using (var stream = desk.Take(ticket, actor)!.Value.Stream)
        {
            Assert.Equal('P', stream.ReadByte());
        }

        Assert.Null(desk.Take(ticket, actor));
        Assert.Empty(Directory.GetFiles(Path.Combine(page.Hospital.Directory, "exports")));
    }

    [Fact]
    public async Task A_large_export_is_asked_for()
    {
        await using var page = await OpenAsync();
        page.Hospital.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { [ListParameters.ExportApprovalAbove.Key] = "0" });
        var list = await DialogAsync(page);
        list.At("list-export-all").Click();
        list.At("export-reason").Input("季度核对");
        list.At("export-confirm").Click();

        list.WaitFor("export-ask").Click();

        Assert.Contains("申请已提交", list.WaitFor("export-asked").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_nobody_fetched_goes_with_its_session()
    {
        await using var page = await OpenAsync();
        var desk = page.Browser.Services.GetRequiredService<ExportDesk>();
        var clerk = await page.Hospital.StaffAsync("lead01", "吴丽萍", Rights);
        var slot = desk.Begin(clerk)!;
        desk.Finish(slot, new("patients", "p.xlsx", PatientPermissions.Export, Guid.CreateVersion7(), null));

        await page.Hospital.Services.GetRequiredService<Sessions>().EndAsync(clerk.SessionId, SessionEnd.SignedOut, page.Hospital.Clock.GetUtcNow(), default);

        Assert.Equal(0, desk.Count);
        Assert.Throws<ObjectDisposedException>(() => slot.Stream.Length);
    }

    [Fact]
    public async Task One_export_a_person_runs_at_a_time()
    {
        await using var page = await OpenAsync();
        var desk = page.Browser.Services.GetRequiredService<ExportDesk>();
        var clerk = await page.Hospital.StaffAsync("lead01", "吴丽萍", Rights);
        var other = await page.Hospital.StaffAsync("lead02", "李敏", Rights);

        using var first = desk.Begin(clerk);

        Assert.Null(desk.Begin(clerk));
        using var second = desk.Begin(other);
        Assert.NotNull(second);
    }

    private static Task<PageTest> OpenAsync() => PageTest.OpenAsync();

    private static async Task<IRenderedComponent<PatientsPage>> DialogAsync(PageTest page)
    {
        await page.Hospital.HaveAsync();
        var list = page.Show<PatientsPage>(await page.Hospital.StaffAsync("lead01", "吴丽萍", Rights));
        list.WaitFor("list-row");
        list.At("list-export").Click();
        list.WaitFor("export-reason");
        return list;
    }

    private static async Task<Actor> ActorAsync(PageTest page) => await page.Hospital.WithDbAsync(async db =>
    {
        var session = await Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(db.SignInSessions);
        return new Actor(ActorKind.Staff, "lead01", "吴丽萍") { AccountId = session.AccountId, SessionId = session.Id };
    });
}
