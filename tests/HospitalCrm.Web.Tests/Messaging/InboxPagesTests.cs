using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Messaging;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Messaging;

/// <summary>回复短信: the list somebody works through, and one conversation.</summary>
public sealed class InboxPagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Clerk =
        [MessagingPermissions.Inbox, MessagingPermissions.Send, MessagingPermissions.View, PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use];

    [Fact]
    public async Task The_inbox_shows_what_came_masked_by_kind_and_only_what_is_open_when_asked()
    {
        await using var page = await PageTest.OpenAsync();
        await page.Hospital.HaveAsync();
        await HearAsync(page, "护士态度差", "m1");
        await HearAsync(page, "R", "m2");
        var clerk = await page.Hospital.StaffAsync("complaint01", "孙丽", Clerk);
        page.Nav.NavigateTo("/messages/inbox?isOpen=True");

        var shown = page.Show<InboxPage>(clerk);

        var row = shown.WaitFor("list-row").TextContent;
        Assert.Single(shown.All("list-row"));
        Assert.Contains("138****8000", row, StringComparison.Ordinal);
        Assert.Contains("投诉", row, StringComparison.Ordinal);
        Assert.Contains("护士态度差", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_is_settled_from_the_list_with_what_was_done()
    {
        await using var page = await PageTest.OpenAsync();
        await page.Hospital.HaveAsync();
        await HearAsync(page, "有人吗", "m1");
        var shown = page.Show<InboxPage>(await page.Hospital.StaffAsync("complaint01", "孙丽", Clerk));
        shown.WaitFor("reply-handle").Click();
        shown.WaitFor("reply-remark").Input("已电话联系");

        shown.At("confirm-yes").Click();

        shown.WaitForAssertion(() => Assert.Contains("complaint01", shown.At("list-row").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal("已电话联系", await page.Hospital.WithDbAsync(db => db.InboundMessages.Select(reply => reply.Remark).SingleAsync()));
    }

    [Fact]
    public async Task Without_the_archive_the_words_are_covered()
    {
        await using var page = await PageTest.OpenAsync();
        await page.Hospital.HaveAsync();
        await HearAsync(page, "我怀孕了能吃药吗", "m1");

        var shown = page.Show<InboxPage>(await page.Hospital.StaffAsync("info01", "周海涛", MessagingPermissions.Inbox, SecurityPermissions.Use));

        Assert.DoesNotContain("怀孕", shown.WaitFor("list-row").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_conversation_is_read_assigned_noted_answered_and_settled()
    {
        await using var page = await PageTest.OpenAsync();
        await page.Hospital.HaveAsync();
        var reply = await HearAsync(page, "请问几点上班？", "m1");
        var clerk = await page.Hospital.StaffAsync("complaint01", "孙丽", Clerk);
        var shown = page.Show<ConversationPage>(clerk, parameters => parameters.Add(talk => talk.Key, reply.ToString()));
        Assert.Contains("请问几点上班？", shown.WaitFor("talk-line").TextContent, StringComparison.Ordinal);

        shown.At("reply-assign").Change("complaint01");
        shown.WaitForAssertion(() => Assert.Contains("负责人已更新。", page.Said()), Patience);
        shown.At("reply-note").Input("已查排班表");
        shown.At("reply-note-save").Click();
        shown.WaitForAssertion(() => Assert.Contains("处理记录已保存。", page.Said()), Patience);
        shown.At("answer-text").Input("门诊上午八点开始。");
        shown.At("answer-send").Click();

        shown.WaitForAssertion(() => Assert.Equal("handled", shown.At("conversation").GetAttribute("data-state")), Patience);
        Assert.Equal(["in", "out"], shown.All("talk-line").Select(line => line.GetAttribute("data-direction")));
        Assert.Contains("complaint01", shown.At("reply-handled-by").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_write_has_no_way_to_and_an_answer_that_is_held_back_says_why()
    {
        await using var page = await PageTest.OpenAsync();
        var wang = await page.Hospital.HaveAsync();
        var reply = await HearAsync(page, "请问几点上班？", "m1");
        var reader = page.Show<ConversationPage>(await page.Hospital.StaffAsync("agent02", "李敏", MessagingPermissions.Inbox, PatientPermissions.View, PatientPermissions.SeeNames), parameters => parameters.Add(talk => talk.Key, reply.ToString()));
        reader.WaitFor("talk-line");
        await page.Hospital.Run.RunAsync(Actor.Product("test"), (MarkDeceased use) => use.HandleAsync(wang, new(2026, 3, 1), DeathSource.Family, "家属来电"));
        var writer = page.Show<ConversationPage>(await page.Hospital.StaffAsync("complaint01", "孙丽", Clerk), parameters => parameters.Add(talk => talk.Key, reply.ToString()));
        writer.WaitFor("answer-text").Input("门诊上午八点开始。");

        writer.At("answer-send").Click();

        Assert.Empty(reader.All("answer-send"));
        Assert.Contains("患者已故", writer.WaitFor("problem").TextContent, StringComparison.Ordinal);
        Assert.Equal("open", writer.At("conversation").GetAttribute("data-state"));
    }

    [Theory]
    [InlineData("0190a2c0-0000-7000-8000-000000000001")]
    [InlineData("nonsense")]
    public async Task One_that_does_not_exist_is_said_so(string key)
    {
        await using var page = await PageTest.OpenAsync();

        var shown = page.Show<ConversationPage>(await page.Hospital.StaffAsync("complaint01", "孙丽", Clerk), parameters => parameters.Add(talk => talk.Key, key));

        Assert.Equal("missing", shown.WaitFor("problem").GetAttribute("data-problem"));
    }

    private static async Task<Id<InboundMessage>> HearAsync(PageTest page, string text, string key)
    {
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("messages");
        return (await scope.ServiceProvider.GetRequiredService<ReceiveReply>().HandleAsync("gateway", new(page.Hospital.Clock.GetUtcNow(), "+86" + People.Phone, "", text, key)))!.Value;
    }
}
