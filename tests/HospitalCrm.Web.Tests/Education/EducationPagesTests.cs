using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Education;
using HospitalCrm.Core.Education.Campaigns;
using HospitalCrm.Core.Education.Lectures;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Education;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Education;

public sealed class EducationPagesTests
{
    private static readonly Permission[] Writer = [EducationPermissions.View, EducationPermissions.Manage, EducationPermissions.Send, EducationPermissions.ManageLectures, EducationPermissions.SignUp, PatientPermissions.View, PatientPermissions.SeeNames];
    private static readonly Permission[] Judge = [EducationPermissions.View, EducationPermissions.Approve];

    [Fact]
    public async Task A_type_is_written_with_two_audiences_and_stands_on_the_list()
    {
        await using var page = await OpenAsync();
        var form = page.Show<TopicPage>(await page.Hospital.StaffAsync("epi01", "吴敏", Writer));
        form.WaitFor("form");
        await form.InvokeAsync(() => form.Type("name", "高血压防治"));
        await form.InvokeAsync(() => form.Type("audienceName", "高血压患者"));
        await form.InvokeAsync(() => form.Type("keywords", "高血压；冠心病"));
        form.At("audience-add").Click();
        form.WaitFor("field-audienceName-2");
        await form.InvokeAsync(() => form.Type("audienceName-2", "老年人"));
        await form.InvokeAsync(() => form.Type("ageFrom-2", "60"));

        form.Find("form").Submit();

        form.WaitForAssertion(() => Assert.EndsWith("/health-info", page.Nav.Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        var row = page.Browser.Render<TopicsPage>().WaitFor("list-row");
        Assert.Contains("高血压防治", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("吴敏", row.TextContent, StringComparison.Ordinal);
        Assert.Equal(2, await page.Hospital.WithDbAsync(db => db.EducationTopics.Select(topic => topic.AudienceCount).SingleAsync()));
    }

    [Fact]
    public async Task A_wrong_age_is_told_at_its_own_box_and_who_only_looks_has_none_to_type_in()
    {
        await using var page = await OpenAsync();
        var form = page.Show<TopicPage>(await page.Hospital.StaffAsync("epi01", "吴敏", Writer));
        form.WaitFor("form");
        await form.InvokeAsync(() => form.Type("name", "高血压防治"));
        await form.InvokeAsync(() => form.Type("audienceName", "高血压患者"));
        await form.InvokeAsync(() => form.Type("ageFrom", "七十"));
        form.Find("form").Submit();
        Assert.Contains("0到150", form.WaitFor("field-error-ageFrom").TextContent, StringComparison.Ordinal);

        var topic = await TopicAsync(page);
        var looks = page.Show<TopicPage>(await page.Hospital.StaffAsync("agent01", "林晓", EducationPermissions.View), parameters => parameters.Add(shown => shown.Key, topic.ToString()));
        looks.WaitFor("form");
        Assert.Empty(looks.All("form-save"));
        Assert.Empty(looks.All("audience-add"));
    }

    [Fact]
    public async Task An_article_waits_for_a_second_person_is_estimated_and_then_sent()
    {
        await using var page = await OpenAsync();
        var writer = await page.Hospital.StaffAsync("epi01", "吴敏", Writer);
        await IllAsync(page);
        var topic = await TopicAsync(page);
        var article = (await page.Hospital.Run.RunAsync(writer, (SaveEducationArticle use) => use.HandleAsync(new() { TopicId = topic.Value, Title = "春季血压管理", SmsText = "请每天测量血压" }, submits: true))).Value;
        var judged = page.Show<ArticlePage>(await page.Hospital.StaffAsync("medical01", "李主任", Judge), parameters => parameters.Add(shown => shown.Key, article.ToString()));
        judged.WaitFor("article-approve").Click();
        judged.WaitForAssertion(() => Assert.Equal("approved", judged.At("article-state").GetAttribute("data-state")), TimeSpan.FromSeconds(20));
        Assert.Empty(judged.All("campaign-card"));

        var sent = page.Show<ArticlePage>(writer, parameters => parameters.Add(shown => shown.Key, article.ToString()));
        sent.WaitFor("campaign-estimate").Click();
        var estimate = sent.WaitFor("estimate");
        Assert.Equal(("1", "1"), (estimate.GetAttribute("data-matched"), estimate.GetAttribute("data-go")));
        sent.At("campaign-start").Click();
        sent.WaitFor("confirm-yes").Click();

        sent.WaitForAssertion(() => Assert.Contains("/health-info/campaigns/", page.Nav.Uri, StringComparison.Ordinal), TimeSpan.FromSeconds(20));
        Assert.Equal(CampaignState.Running, await page.Hospital.WithDbAsync(db => db.EducationCampaigns.Select(campaign => campaign.State).SingleAsync()));
    }

    [Fact]
    public async Task A_refusal_wants_a_reason_and_the_author_reads_it()
    {
        await using var page = await OpenAsync();
        var writer = await page.Hospital.StaffAsync("epi01", "吴敏", Writer);
        var topic = await TopicAsync(page);
        var article = (await page.Hospital.Run.RunAsync(writer, (SaveEducationArticle use) => use.HandleAsync(new() { TopicId = topic.Value, Title = "春季血压管理", SmsText = "请每天测量血压" }, submits: true))).Value;
        var judged = page.Show<ArticlePage>(await page.Hospital.StaffAsync("medical01", "李主任", Judge), parameters => parameters.Add(shown => shown.Key, article.ToString()));
        judged.WaitFor("article-reject").Click();
        judged.WaitFor("article-reject-reason").Input("请写明测量次数");
        judged.At("confirm-yes").Click();

        Assert.Contains("请写明测量次数", judged.WaitFor("article-why").TextContent, StringComparison.Ordinal);
        var author = page.Show<ArticlePage>(writer, parameters => parameters.Add(shown => shown.Key, article.ToString()));
        Assert.Contains("请写明测量次数", author.WaitFor("article-why").TextContent, StringComparison.Ordinal);
        Assert.Empty(author.All("article-approve"));
        Assert.Empty(author.All("campaign-card"));
    }

    [Fact]
    public async Task A_campaign_is_paused_resumed_and_stopped_on_its_page()
    {
        await using var page = await OpenAsync();
        var writer = await page.Hospital.StaffAsync("epi01", "吴敏", Writer);
        await IllAsync(page);
        var campaign = new EducationCampaign(CampaignSubject.Article, Guid.NewGuid(), "春季血压管理", Core.Messaging.MessageCategory.Promotion, [new() { Name = "高血压患者", Keywords = ["高血压"] }]);
        campaign.Start("请每天测量血压", "epi01", page.Hospital.Clock.GetUtcNow(), page.Hospital.Clock.GetUtcNow());
        await page.Hospital.AddAsync(campaign);
        var shown = page.Show<CampaignPage>(writer, parameters => parameters.Add(one => one.Key, campaign.Id.ToString()));
        shown.WaitFor("campaign-pause").Click();
        shown.WaitFor("campaign-resume").Click();
        shown.WaitFor("campaign-pause");

        shown.At("campaign-stop").Click();
        shown.WaitFor("confirm-yes").Click();

        shown.WaitForAssertion(() => Assert.Equal("stopped", shown.At("campaign-state").GetAttribute("data-state")), TimeSpan.FromSeconds(20));
        Assert.Contains("高血压患者", shown.Markup, StringComparison.Ordinal);
        var looks = page.Show<CampaignPage>(await page.Hospital.StaffAsync("agent01", "林晓", EducationPermissions.View), parameters => parameters.Add(one => one.Key, campaign.Id.ToString()));
        looks.WaitFor("campaign-ends");
        Assert.Empty(looks.All("campaign-pause"));
    }

    [Fact]
    public async Task A_lecture_is_planned_signed_up_for_and_cancelled_with_a_reason()
    {
        await using var page = await OpenAsync();
        var writer = await page.Hospital.StaffAsync("epi01", "吴敏", Writer);
        var lecture = (await page.Hospital.Run.RunAsync(writer, (SaveLecture use) => use.HandleAsync(new() { Topic = "冬季心血管健康", Place = "会议室", On = new(2026, 3, 5), At = "14:30", Seats = "2", Department = "1001" }))).Value;
        await page.Hospital.Run.RunAsync(writer, async (JoinLecture use) => await use.HandleAsync(lecture, await IllAsync(page)));
        var shown = page.Show<LecturePage>(writer, parameters => parameters.Add(one => one.Key, lecture.ToString()));
        Assert.Contains("王芳", shown.WaitFor("sign-up-line").TextContent, StringComparison.Ordinal);
        Assert.Equal("1", shown.At("lecture-seats").GetAttribute("data-taken"));
        shown.At("sign-up-withdraw").Click();
        shown.WaitForAssertion(() => Assert.Empty(shown.All("sign-up-line")), TimeSpan.FromSeconds(20));

        shown.At("lecture-cancel").Click();
        shown.WaitFor("lecture-cancel-reason").Input("主讲人出差");
        shown.At("confirm-yes").Click();

        Assert.Contains("主讲人出差", shown.WaitFor("lecture-cancelled").TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.All("campaign-card"));
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

    private static async Task<Id<EducationTopic>> TopicAsync(PageTest page) =>
        (await page.Hospital.Run.RunAsync(Actor.Product("test"), (SaveEducationTopic use) => use.HandleAsync(new() { Name = "高血压防治", Audiences = [new() { Name = "高血压患者", Keywords = "高血压" }] }))).Value;

    /// <summary>王芳 has it, and agreed.</summary>
    private static async Task<Id<Patient>> IllAsync(PageTest page)
    {
        var patient = (await page.Hospital.Run.RunAsync(Actor.Product("test"), (RegisterPatient use) => use.HandleAsync(new() { Name = "王芳", BirthDate = "1985-03-07", Numbers = [new() { Number = "13800138000" }] }))).Value;
        var visit = new Encounter(patient, EncounterKind.Outpatient, "1001", new(2026, 2, 24));
        visit.ComeFrom("his", "V1", VisitKeys.Of(VisitKeys.Outpatient, "V1"));
        visit.Diagnose("I10", "高血压");
        await page.Hospital.AddAsync(visit, new ConsentEntry(patient, ConsentChannel.Sms, ConsentPurpose.Promotion, ConsentState.Given, ConsentDoor.Paper, "test", page.Hospital.Clock.GetUtcNow()));
        return patient;
    }
}
