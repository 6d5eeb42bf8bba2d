using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Notices;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Surveys;
using HospitalCrm.Web.Surveys;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Surveys;

/// <summary>出院满意度: the figures and the answers behind them.</summary>
public sealed class SurveyPagesTests
{
    private static readonly Permission[] Lead = [SurveyPermissions.View, SurveyPermissions.ViewAnswers, MessagingPermissions.Inbox, PatientPermissions.View, PatientPermissions.SeeNames];

    [Fact]
    public async Task Six_answers_show_a_mean_a_share_with_its_interval_and_who_is_to_be_seen_to()
    {
        await using var page = await OpenAsync("5", "5", "4", "4", "1", "3", null);

        var shown = page.Show<SurveysPage>(await page.Hospital.StaffAsync("lead01", "刘洋", Lead));

        shown.WaitFor("surveys-total");
        Assert.Equal("7", shown.Find("[data-sum=asked]").GetAttribute("data-value"));
        Assert.Equal("6", shown.Find("[data-sum=answered]").GetAttribute("data-value"));
        Assert.Equal("3.67", shown.Find("[data-sum=mean]").TextContent);
        Assert.Equal("66.7%", shown.Find("[data-sum=satisfied]").TextContent);
        Assert.Equal("1", shown.At("ratings-low").GetAttribute("data-value"));
    }

    [Fact]
    public async Task Of_few_answers_only_their_number_is_told_and_who_may_only_see_figures_has_no_list()
    {
        await using var page = await OpenAsync("5", "1", null);

        var shown = page.Show<SurveysPage>(await page.Hospital.StaffAsync("manager01", "院长", SurveyPermissions.View));

        shown.WaitFor("surveys-total");
        Assert.Equal("—", shown.Find("[data-sum=mean]").TextContent);
        Assert.Equal("2", shown.Find("[data-sum=answered]").GetAttribute("data-value"));
        Assert.Empty(shown.All("ratings-list"));
        Assert.Empty(shown.All("ratings-low"));
    }

    [Fact]
    public async Task The_list_shows_who_answered_what_and_who_did_not()
    {
        await using var page = await OpenAsync("2", null);

        var shown = page.Show<RatingsPage>(await page.Hospital.StaffAsync("lead01", "刘洋", Lead));

        shown.WaitFor("list-row");
        var rows = shown.All("list-row").Select(row => row.TextContent).ToList();
        Assert.Equal(2, rows.Count);
        Assert.Single(rows, row => row.Contains("未回复", StringComparison.Ordinal));
        Assert.All(rows, row => Assert.Contains("患者", row, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_period_that_cannot_be_meant_is_refused_in_words()
    {
        await using var page = await OpenAsync();
        var shown = page.Show<SurveysPage>(await page.Hospital.StaffAsync("manager01", "院长", SurveyPermissions.View));
        shown.WaitFor("surveys-from").Change("2020-01-01");

        shown.At("surveys-query").Click();

        Assert.Contains("732", shown.WaitFor("problem").TextContent, StringComparison.Ordinal);
    }

    /// <summary>As many discharges as answers; null does not answer.</summary>
    private static async Task<PageTest> OpenAsync(params string?[] answers)
    {
        var page = await PageTest.OpenAsync();
        await InScopeAsync<TemplateSetup>(page, async (setup, db) =>
        {
            await setup.InstallAsync(default);
            await db.SaveChangesAsync();
        });
        foreach (var at in Enumerable.Range(0, answers.Length))
        {
            var stay = new Encounter(await page.Hospital.HaveAsync("患者" + (char)('甲' + at), Phone(at)), EncounterKind.Inpatient, "1001", new(2026, 2, 20));
            stay.ComeFrom("his", $"S{at}", VisitKeys.Of(VisitKeys.Inpatient, $"S{at}"));
            stay.Discharge(new(2026, 2, 27));
            await page.Hospital.AddAsync(stay);
        }

        await page.Hospital.Run.RunAsync(Actor.Product("test"), (RunNotice use) => use.HandleAsync(SendSatisfactionQuestions.Name));
        await page.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Sent)));
        foreach (var (at, answer) in answers.Index().Where(answer => answer.Item is not null))
        {
            await InScopeAsync<ReceiveReply>(page, (use, _) => use.HandleAsync("gateway", new(page.Hospital.Clock.GetUtcNow(), "+86" + Phone(at), "", answer!, $"m{at}")));
        }

        return page;
    }

    private static string Phone(int at) => $"1380013800{at}";

    private static async Task InScopeAsync<T>(PageTest page, Func<T, CrmDb, Task> work)
        where T : notnull
    {
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        await work(scope.ServiceProvider.GetRequiredService<T>(), scope.ServiceProvider.GetRequiredService<CrmDb>());
    }
}
