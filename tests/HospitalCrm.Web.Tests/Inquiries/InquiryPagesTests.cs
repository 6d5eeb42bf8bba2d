using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Inquiries.Knowledge;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Web.Inquiries;
using HospitalCrm.Web.Layout;
using HospitalCrm.Web.Parts.Forms;
using HospitalCrm.Web.Tests.Complaints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Inquiries;

/// <summary>患者咨询 and 知识库: typed, suggested, taken, sent, handed over, answered.</summary>
public sealed class InquiryPagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task While_the_question_is_typed_answers_are_suggested_and_one_press_takes_one()
    {
        await using var page = await OpenAsync();
        var shown = page.Show<InquiryNewPage>(await page.AsAsync("agent01"));
        shown.WaitFor("field-question").Input("请问周末能看病吗");
        await SuggestedAsync(page, shown, "门诊时间");

        shown.All("suggestion-take")[0].Click();
        shown.WaitForAssertion(() => Assert.StartsWith("门诊周一至周日开诊", shown.At("field-answer").GetAttribute("value"), StringComparison.Ordinal), Patience);
        await shown.Find("form").SubmitAsync();

        shown.WaitForAssertion(() => Assert.Contains("/inquiries/", page.Nav.Uri, StringComparison.Ordinal), Patience);
        var saved = await page.Hospital.WithDbAsync(db => db.Inquiries.SingleAsync());
        Assert.Equal((InquiryState.Closed, true), (saved.State, saved.ArticleId is not null));
    }

    [Fact]
    public async Task A_suggestion_is_sent_to_the_number_typed_once_and_without_a_number_not_at_all()
    {
        await using var page = await OpenAsync();
        var shown = page.Show<InquiryNewPage>(await page.AsAsync("agent01"));
        shown.WaitFor("field-question").Input("病案室在哪里");
        await SuggestedAsync(page, shown, "病案室在哪里");

        await SendAsync();
        shown.WaitForAssertion(() => Assert.Equal("refused", shown.At("suggestions-said").GetAttribute("data-state")), Patience);
        shown.Type("phone", "13800138000");
        for (var press = 0; press < 2; press++)
        {
            await SendAsync();
            shown.WaitForAssertion(() => Assert.Equal("sent", shown.At("suggestions-said").GetAttribute("data-state")), Patience);
        }

        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync()));

        // Found and pressed in one turn: the page may be drawn again between the two.
        Task SendAsync() => shown.InvokeAsync(() => shown.All("suggestion-send")[0].Click());
    }

    [Fact]
    public async Task Nothing_like_it_is_said_in_words_and_a_missing_answer_stands_at_its_field()
    {
        await using var page = await OpenAsync();
        var shown = page.Show<InquiryNewPage>(await page.AsAsync("agent01"));
        shown.WaitFor("field-question").Input("<script>量子力学</script>");
        shown.WaitForAssertion(() => Advance(page, () => Assert.Contains("没有相近的内容", shown.At("suggestions").TextContent, StringComparison.Ordinal)), Patience);
        Assert.Empty(shown.FindAll("script"));

        await shown.Find("form").SubmitAsync();

        shown.WaitForAssertion(() => Assert.NotEmpty(shown.All("field-error-answer")), Patience);
        Assert.Equal(0, await page.Hospital.WithDbAsync(db => db.Inquiries.CountAsync()));
    }

    [Fact]
    public async Task Handed_over_the_head_answers_without_learning_who_asked_and_the_other_department_sees_nothing()
    {
        await using var page = await OpenAsync();
        await page.AsAsync("head01");
        var form = new InquiryForm { Caller = "欧阳雪", Phone = "13800138000", Question = "做完支架多久可以坐飞机？", Way = InquiryWay.HandOver, Department = "1001", DueOn = page.Hospital.Clock.Today() };
        var id = (await page.Hospital.Run.RunAsync(await page.AsAsync("agent01"), (RegisterInquiry use) => use.HandleAsync(form))).Value;

        var other = page.Show<InquiryPage>(await page.AsAsync("head02"), parameters => parameters.Add(one => one.Key, id.ToString()));
        other.WaitForAssertion(() => Assert.Contains("没有这条咨询", other.Markup, StringComparison.Ordinal), Patience);
        var shown = page.Show<InquiryPage>(await page.AsAsync("head01"), parameters => parameters.Add(one => one.Key, id.ToString()));
        shown.WaitFor("field-answer");
        Assert.DoesNotContain("欧阳雪", shown.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("13800138000", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.All("inquiry-hand"));
        shown.Type("answer", "一个月后复查无异常即可。");
        await shown.Find("form").SubmitAsync();

        shown.WaitForAssertion(() => Assert.Equal("closed", shown.At("inquiry-state").GetAttribute("data-state")), Patience);
        var agent = page.Show<InquiryPage>(await page.AsAsync("agent01"), parameters => parameters.Add(one => one.Key, id.ToString()));
        Assert.Contains("欧阳雪", agent.WaitFor("inquiry-caller").TextContent, StringComparison.Ordinal);
        Assert.Contains("一个月后", agent.At("inquiry-answer").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_one_search_box_shows_clinics_numbers_and_places_and_leads_to_them()
    {
        await using var page = await OpenAsync();
        var box = page.Show<SearchBox>(await page.AsAsync("agent01"));

        box.At("search-box").Input("停诊");
        box.WaitForAssertion(() => Assert.Contains(box.All("search-knowledge"), hit => hit.GetAttribute("data-kind") == "NoClinic" && hit.TextContent.Contains("罗永明", StringComparison.Ordinal)), Patience);
        box.At("search-box").Input("bas");
        box.WaitForAssertion(() => Assert.Contains(box.All("search-knowledge"), hit => hit.GetAttribute("data-kind") == "Phone"), Patience);
        Assert.StartsWith("/knowledge/", box.All("search-knowledge")[0].GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("listbox", box.At("search-results").GetAttribute("role"));
    }

    [Fact]
    public async Task An_article_is_read_and_sent_by_agents_and_changed_by_those_who_keep_it()
    {
        await using var page = await OpenAsync();
        var article = await page.Hospital.WithDbAsync(db => db.KnowledgeArticles.SingleAsync(known => known.Title == "CT室位置"));

        var agent = page.Show<KnowledgePage>(await page.AsAsync("agent01"), parameters => parameters.Add(one => one.Key, article.Id.ToString()));
        agent.WaitFor("knowledge-number").Input("13800138000");
        Assert.Empty(agent.All("form-save"));
        agent.At("knowledge-send").Click();
        agent.WaitForAssertion(() => Assert.Equal("sent", agent.At("knowledge-sent").GetAttribute("data-state")), Patience);
        Assert.Contains("医技楼1层", await SentAsync(page), StringComparison.Ordinal);

        var lead = page.Show<KnowledgePage>(await page.AsAsync("lead01"), parameters => parameters.Add(one => one.Key, article.Id.ToString()));
        lead.WaitFor("field-answer").Input("医技楼2层。");
        await lead.FindAll("form")[^1].SubmitAsync();
        lead.WaitForAssertion(() => Assert.EndsWith("/knowledge", page.Nav.Uri, StringComparison.Ordinal), Patience);
        Assert.Equal("医技楼2层。", await page.Hospital.WithDbAsync(db => db.KnowledgeArticles.Where(known => known.Id == article.Id).Select(known => known.Answer).SingleAsync()));
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await ComplaintRig.OpenAsync();
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<KnowledgeDemo>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        return page;
    }

    private static Task SuggestedAsync(PageTest page, IRenderedComponent<InquiryNewPage> shown, string title)
    {
        shown.WaitForAssertion(() => Advance(page, () => Assert.Contains(title, shown.All("suggestion")[0].TextContent, StringComparison.Ordinal)), Patience);
        return Task.CompletedTask;
    }

    /// <summary>Typing paused: as often as it is looked, time goes on.</summary>
    private static void Advance(PageTest page, Action look)
    {
        page.Hospital.Clock.Advance(TypingPause.Quiet);
        look();
    }

    private static async Task<string> SentAsync(PageTest page)
    {
        var message = await page.Hospital.WithDbAsync(db => db.OutboundMessages.AsNoTracking().SingleAsync());
        return page.Hospital.Services.GetRequiredService<Vault>().Open(OutboundMessage.TextPurpose, message.Text);
    }
}
