using HospitalCrm.Core.Data;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Tests.Complaints;
using HospitalCrm.Core.Tests.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Inquiries;

/// <summary>知识库: written, published, found by what people ask, retired; sent in one click.</summary>
public sealed class KnowledgeTests
{
    [Theory]
    [InlineData("请问你们周末能看病吗", "门诊时间")]
    [InlineData("我想问一下外地的医保怎么报销", "异地医保直接结算")]
    [InlineData("停诊", "罗永明主任停诊")]
    [InlineData("罗主任", "罗永明主任停诊")]
    [InlineData("病案室电话", "病案室电话")]
    [InlineData("病案室在哪", "病案室在哪里")]
    [InlineData("ct", "CT室位置")]
    [InlineData("CT室", "CT室位置")]
    [InlineData("mzsj", "门诊时间")]
    [InlineData("jizhen", "急诊电话")]
    [InlineData("複印病歷", "复印病历")]
    public async Task What_people_ask_finds_what_they_are_told(string typed, string title)
    {
        await using var hospital = await DemoAsync();

        var found = await SearchAsync(hospital, typed);

        Assert.Equal(title, found[0].Title);
        Assert.True(found.Count <= SearchKnowledge.Most);
    }

    [Theory]
    [InlineData("")]
    [InlineData("王")]
    [InlineData("请问")]
    [InlineData("量子力学论文")]
    [InlineData("%_'\"")]
    [InlineData("\uD800\0")]
    public async Task What_nobody_wrote_about_finds_nothing(string typed)
    {
        await using var hospital = await DemoAsync();

        Assert.Empty(await SearchAsync(hospital, typed));
    }

    [Fact]
    public async Task Drafts_retired_ones_and_clinic_days_that_are_over_are_not_found()
    {
        await using var hospital = await DemoAsync();
        var place = (await SearchAsync(hospital, "CT室位置"))[0];
        var version = (await ReadAsync(hospital, "lead01", place.Id)).Value!.Form.Version;

        await DoAsync(hospital, "lead01", (RetireKnowledge use) => use.HandleAsync(place.Id, version));
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(6));

        Assert.DoesNotContain(await SearchAsync(hospital, "夏季门诊作息"), hit => hit.Title == "夏季门诊作息");
        Assert.DoesNotContain(await SearchAsync(hospital, "CT室位置"), hit => hit.Title == "CT室位置");
        Assert.DoesNotContain(await SearchAsync(hospital, "罗永明主任停诊"), hit => hit.Kind == KnowledgeKind.NoClinic);
        Assert.Equal("Knowledge.Missing", (await ReadAsync(hospital, "agent01", place.Id)).Problem!.Code);
    }

    [Fact]
    public async Task Clinic_days_that_are_over_are_retired_by_night_with_what_they_are_found_by()
    {
        await using var hospital = await DemoAsync();
        hospital.Hospital.Clock.Advance(TimeSpan.FromDays(6));

        var first = await hospital.InScopeAsync(services => services.GetRequiredService<RetireEndedNotices>().RunAsync(default));
        var second = await hospital.InScopeAsync(services => services.GetRequiredService<RetireEndedNotices>().RunAsync(default));

        var retired = await hospital.Hospital.WithDbAsync(db => db.KnowledgeArticles.SingleAsync(article => article.State == KnowledgeState.Retired));
        Assert.Equal((1, 0, "罗永明主任停诊"), (first, second, retired.Title));
        Assert.False(await hospital.Hospital.WithDbAsync(db => db.KnowledgeTerms.AnyAsync(term => term.ArticleId == retired.Id)));
    }

    [Fact]
    public async Task A_published_article_is_found_by_its_new_words_as_soon_as_they_are_saved()
    {
        await using var hospital = await DemoAsync();
        var id = (await SearchAsync(hospital, "急诊电话"))[0].Id;
        var form = (await ReadAsync(hospital, "lead01", id)).Value!.Form;
        (form.Title, form.Questions) = ("发热门诊热线", "流感");

        var stranger = await DoAsync(hospital, "agent01", (SaveKnowledge use) => use.HandleAsync(form));
        var saved = await DoAsync(hospital, "lead01", (SaveKnowledge use) => use.HandleAsync(form));
        var stale = await DoAsync(hospital, "info01", (SaveKnowledge use) => use.HandleAsync(form));

        Assert.Equal(ProblemKind.Forbidden, stranger.Problem!.Kind);
        Assert.Null(saved.Problem);
        Assert.Equal(ProblemKind.Stale, stale.Problem!.Kind);
        Assert.Equal("发热门诊热线", (await SearchAsync(hospital, "流感"))[0].Title);
        Assert.DoesNotContain(await SearchAsync(hospital, "急救"), hit => hit.Id == id);
    }

    [Fact]
    public async Task What_lacks_title_answer_review_or_days_and_what_is_outdated_is_refused()
    {
        await using var hospital = await DemoAsync();
        var today = hospital.Hospital.Clock.Today();
        (KnowledgeForm Form, string Code)[] refused =
        [
            (new() { Answer = "八点。", ReviewOn = today.AddDays(9) }, "Knowledge.TitleNeeded"),
            (new() { Title = "几点开门", ReviewOn = today.AddDays(9) }, "Knowledge.AnswerNeeded"),
            (new() { Title = "几点开门", Answer = "【某院】八点。", ReviewOn = today.AddDays(9) }, "Messaging.SignatureIsPut"),
            (new() { Title = "几点开门", Answer = "八点。", ReviewOn = today }, "Knowledge.ReviewNeeded"),
            (new() { Kind = KnowledgeKind.NoClinic, Title = "停诊", Answer = "停诊。", FromOn = today, UntilOn = today.AddDays(-1) }, "Knowledge.DaysNeeded"),
        ];
        foreach (var (form, code) in refused)
        {
            var outcome = await DoAsync(hospital, "lead01", (SaveKnowledge use) => use.HandleAsync(form, publishes: true));
            Assert.Contains(code, outcome.Problem!.Fields.Select(field => field.Code));
        }

        var past = new KnowledgeForm { Kind = KnowledgeKind.Clinic, Title = "李主任出诊", Answer = "上午。", FromOn = today.AddDays(-9), UntilOn = today.AddDays(-1) };
        Assert.Equal("Knowledge.Outdated", (await DoAsync(hospital, "lead01", (SaveKnowledge use) => use.HandleAsync(past, publishes: true))).Problem!.Code);
    }

    [Fact]
    public async Task An_answer_is_sent_once_however_often_it_is_pressed_and_only_to_a_number()
    {
        await using var hospital = await DemoAsync();
        var place = (await SearchAsync(hospital, "病案室在哪里"))[0];
        var wish = new KnowledgeMessage(Guid.CreateVersion7(), place.Id.Value, "138 0013 8000");

        var first = await DoAsync(hospital, "agent01", (SendKnowledge use) => use.HandleAsync(wish));
        var again = await DoAsync(hospital, "agent01", (SendKnowledge use) => use.HandleAsync(wish));
        var nowhere = await DoAsync(hospital, "agent01", (SendKnowledge use) => use.HandleAsync(wish with { Phone = "一二三" }));
        var stranger = await DoAsync(hospital, "head01", (SendKnowledge use) => use.HandleAsync(wish));

        var sent = Assert.Single(await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().ToListAsync()));
        var vault = hospital.Hospital.Services.GetRequiredService<Vault>();
        Assert.Equal((first.Value!.Id, "13800138000"), (again.Value!.Id, vault.Open(OutboundMessage.ToPurpose, sent.To)));
        Assert.Contains("住院楼1层大厅西侧", vault.Open(OutboundMessage.TextPurpose, sent.Text), StringComparison.Ordinal);
        Assert.Equal("Inquiries.PhoneUnreadable", nowhere.Problem!.Code);
        var clinic = (await SearchAsync(hospital, "罗永明主任停诊"))[0];
        await DoAsync(hospital, "agent01", (SendKnowledge use) => use.HandleAsync(wish with { Article = clinic.Id.Value }));
        var told = await hospital.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().SingleAsync(message => message.Id != sent.Id));
        Assert.Contains("罗永明主任停诊（3月3日至3月7日）：", vault.Open(OutboundMessage.TextPurpose, told.Text), StringComparison.Ordinal);
        Assert.Equal(ProblemKind.Forbidden, stranger.Problem!.Kind);
    }

    [Fact]
    public async Task A_common_question_among_many_articles_reads_index_ranges_only_and_still_finds_the_right_one()
    {
        await using var hospital = await DemoAsync();
        await hospital.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<CrmDb>();
            var index = services.GetRequiredService<KnowledgeIndex>();
            foreach (var number in Enumerable.Range(0, 700))
            {
                var article = new KnowledgeArticle();
                article.Write(new() { Title = $"门诊时间安排{number}", Answer = "见公告。", ReviewOn = new(2027, 1, 1) }, "lead01", TestHospital.Monday);
                article.Publish(new(2026, 3, 2));
                db.KnowledgeArticles.Add(article);
                await index.KeepAsync(article, default);
            }

            return await db.SaveChangesAsync();
        });

        var actor = await hospital.AsAsync("agent01");
        var plan = await QueryPlans.DuringAsync(hospital.Hospital, async () => await hospital.Hospital.Run.RunAsync(actor, (SearchKnowledge use) => use.HandleAsync("门诊时间")));

        if (!hospital.Hospital.Services.GetRequiredService<DataOptions>().UsePostgres)
        {
            Assert.Contains(plan, step => step.Contains("KnowledgeTerms", StringComparison.Ordinal) || step.Contains("Term=?", StringComparison.Ordinal));

            // What is scanned is the bounded walk over one range, and no table.
            Assert.DoesNotContain(plan, step => step.StartsWith("SCAN", StringComparison.Ordinal) && !plan.Contains(step.Replace("SCAN", "CO-ROUTINE", StringComparison.Ordinal)));
        }

        Assert.Equal(SearchKnowledge.Most, (await SearchAsync(hospital, "门诊时间")).Count);
        Assert.Equal("门诊时间安排421", (await SearchAsync(hospital, "门诊时间安排421"))[0].Title);
        Assert.Equal("门诊时间", (await SearchAsync(hospital, "门诊时间周末开门吗"))[0].Title);
    }

    internal static async Task<ComplaintHospital> DemoAsync()
    {
        var hospital = await ComplaintHospital.OpenAsync();
        foreach (var staffNo in new[] { "agent01", "lead01", "info01", "head01" })
        {
            await hospital.AsAsync(staffNo);
        }

        await hospital.InScopeAsync(async services =>
        {
            await services.GetRequiredService<KnowledgeDemo>().InstallAsync(default);
            return await services.GetRequiredService<CrmDb>().SaveChangesAsync();
        });
        return hospital;
    }

    private static async Task<IReadOnlyList<KnowledgeHit>> SearchAsync(ComplaintHospital hospital, string typed) =>
        (await hospital.Hospital.Run.RunAsync(await hospital.AsAsync("agent01"), (SearchKnowledge use) => use.HandleAsync(typed))).Value!;

    private static async Task<Outcome<KnowledgeSheet>> ReadAsync(ComplaintHospital hospital, string by, Id<KnowledgeArticle> id) =>
        await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), (ReadKnowledge use) => use.HandleAsync(id));

    private static async Task<Outcome<T>> DoAsync<TUseCase, T>(ComplaintHospital hospital, string by, Func<TUseCase, Task<T>> act)
        where TUseCase : class, IUseCase => await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), act);

    private static async Task<Outcome<bool>> DoAsync<TUseCase>(ComplaintHospital hospital, string by, Func<TUseCase, Task> act)
        where TUseCase : class, IUseCase => await hospital.Hospital.Run.RunAsync(await hospital.AsAsync(by), act);
}
