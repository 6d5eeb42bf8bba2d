using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Notices;

public sealed class NoticePagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Permission[] Watcher = [NoticePermissions.View, PatientPermissions.View, PatientPermissions.SeeNames];
    private static readonly Permission[] Sender = [NoticePermissions.Run, .. Watcher];

    [Fact]
    public async Task What_is_due_is_tried_with_its_words_and_sent_at_once_on_demand()
    {
        await using var page = await OpenAsync();
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Sender);
        await OweAsync(page);
        var shown = page.Show<NoticeTrialPage>(info, parameters => parameters.Add(trial => trial.Word, SendDailyBills.Name));
        shown.WaitFor("trial-row");
        Assert.Contains("138****8000", shown.At("trial-row").TextContent, StringComparison.Ordinal);
        Assert.Contains("住院费用是床位费:35.00", shown.At("trial-row").TextContent, StringComparison.Ordinal);

        shown.At("notice-run").Click();
        shown.WaitFor("confirm-yes").Click();

        Assert.Equal("1", shown.WaitFor("notice-sent").GetAttribute("data-value"));
        shown.WaitForAssertion(() => Assert.Empty(shown.All("trial-row")), Patience);
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()));
    }

    [Fact]
    public async Task Saying_no_sends_nothing_and_who_may_only_watch_has_no_button()
    {
        await using var page = await OpenAsync();
        await OweAsync(page);
        var sender = page.Show<NoticeTrialPage>(await page.Hospital.StaffAsync("info01", "周海涛", Sender), parameters => parameters.Add(trial => trial.Word, SendDailyBills.Name));
        sender.WaitFor("trial-row");
        sender.At("notice-run").Click();
        sender.WaitFor("confirm-no").Click();
        var watcher = page.Show<NoticeTrialPage>(await page.Hospital.StaffAsync("lead01", "刘洋", Watcher), parameters => parameters.Add(trial => trial.Word, SendDailyBills.Name));
        watcher.WaitFor("trial-row");

        Assert.Empty(watcher.All("notice-run"));
        Assert.Equal(0, await page.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()));
    }

    [Fact]
    public async Task The_overview_names_every_notice_with_its_time_and_counts_today()
    {
        await using var page = await OpenAsync();
        await OweAsync(page);
        await page.Hospital.Run.RunAsync(Actor.Product("test"), (RunNotice use) => use.HandleAsync(SendDailyBills.Name));

        var shown = page.Show<NoticesPage>(await page.Hospital.StaffAsync("lead01", "刘洋", Watcher));

        shown.WaitFor("notice-row");
        var rows = shown.All("notice-row");
        Assert.Equal(rows.Select(row => row.GetAttribute("data-key")).Distinct().Count(), rows.Count);
        var bills = rows.Single(row => row.GetAttribute("data-key") == SendDailyBills.Name);
        Assert.Contains("每日住院费用", bills.TextContent, StringComparison.Ordinal);
        Assert.Contains("08:00", bills.TextContent, StringComparison.Ordinal);
        Assert.Equal("1", bills.QuerySelector("[data-testid=notice-chosen]")!.TextContent);
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await PageTest.OpenAsync();
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        return page;
    }

    /// <summary>王芳 lies here, and yesterday cost something.</summary>
    private static async Task OweAsync(PageTest page)
    {
        var patient = (await page.Hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(new() { Name = "王芳", BirthDate = "1985-03-07", Numbers = [new() { Number = "13800138000" }] }))).Value;
        var stay = new Encounter(patient, EncounterKind.Inpatient, "1001", new(2026, 2, 24));
        stay.ComeFrom("his", "S1", VisitKeys.Of(VisitKeys.Inpatient, "S1"));
        var fee = new FeeDaily(patient, "his", "F1", stay.VisitKey!);
        fee.Bill(new(2026, 3, 1), "01", "床位费", 35m, isClosed: true);
        await page.Hospital.AddAsync(stay, fee);
    }
}
