using Bunit;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Messaging;
using HospitalCrm.Web.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Messaging;

/// <summary>发送记录, one message, channels, statistics, and writing from an archive.</summary>
public sealed class MessagePagesTests
{
    // A machine that builds beside it is slow.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static readonly Permission[] Agent =
        [MessagingPermissions.View, MessagingPermissions.Send, PatientPermissions.View, PatientPermissions.SeeNames, SecurityPermissions.Use];

    private static readonly Permission[] Info = [MessagingPermissions.View, MessagingPermissions.Resend, MessagingPermissions.Channels, SecurityPermissions.Use];

    [Fact]
    public async Task The_outbox_shows_a_masked_number_and_the_reason_in_words()
    {
        await using var page = await PageTest.OpenAsync();
        var patient = await page.Hospital.HaveAsync();
        await AddAsync(page, "1", MessageCategory.Promotion, patient);
        var agent = await page.Hospital.StaffAsync("agent01", "刘敏", Agent);

        var shown = page.Show<MessagesPage>(agent);

        var row = shown.WaitFor("list-row").TextContent;
        Assert.Contains("138****8000", row, StringComparison.Ordinal);
        Assert.Contains("王芳", row, StringComparison.Ordinal);
        Assert.Contains("已拦截", row, StringComparison.Ordinal);
        Assert.Contains("同意", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_says_why_it_was_held_back_and_what_can_be_done()
    {
        await using var page = await PageTest.OpenAsync();
        var patient = await page.Hospital.HaveAsync();
        var id = await AddAsync(page, "1", MessageCategory.Promotion, patient);
        var agent = await page.Hospital.StaffAsync("agent01", "刘敏", Agent);

        var shown = page.Show<MessagePage>(agent, parameters => parameters.Add(message => message.Key, id.ToString()));

        Assert.Equal("suppressed", shown.WaitFor("message").GetAttribute("data-state"));
        var why = shown.At("message-why").TextContent;
        Assert.Contains("已拦截，没有发送", why, StringComparison.Ordinal);
        Assert.Contains("征得同意后", why, StringComparison.Ordinal);
        Assert.Contains("今天", shown.At("message-text").TextContent, StringComparison.Ordinal);
        Assert.Empty(shown.All("message-resend"));
    }

    [Fact]
    public async Task Who_may_not_open_the_archive_reads_no_text_and_no_name()
    {
        await using var page = await PageTest.OpenAsync();
        var patient = await page.Hospital.HaveAsync();
        var id = await AddAsync(page, "1", MessageCategory.Notice, patient);
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Info);

        var shown = page.Show<MessagePage>(info, parameters => parameters.Add(message => message.Key, id.ToString()));

        shown.WaitFor("message-covered");
        Assert.DoesNotContain("王芳", shown.Markup, StringComparison.Ordinal);
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Viewed && entry.Entity == nameof(OutboundMessage) && entry.PatientId == patient.Value)));
    }

    [Fact]
    public async Task What_failed_is_sent_again_with_a_reason_and_not_without()
    {
        await using var page = await PageTest.OpenAsync();
        var id = await AddAsync(page, "1", MessageCategory.Notice, await page.Hospital.HaveAsync());
        await page.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Dead).SetProperty(message => message.Reason, MessageReason.TriesUsedUp)));
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Info);
        var shown = page.Show<MessagePage>(info, parameters => parameters.Add(message => message.Key, id.ToString()));
        shown.WaitFor("message-resend").Click();

        shown.WaitFor("confirm-yes").Click();
        shown.WaitForAssertion(() => Assert.NotEmpty(shown.All("problem")), Patience);
        shown.At("resend-reason").Input("通道已修复");
        shown.At("confirm-yes").Click();

        shown.WaitForAssertion(() => Assert.Equal("queued", shown.At("message").GetAttribute("data-state")), Patience);
    }

    [Fact]
    public async Task Ticked_messages_are_sent_again_together()
    {
        await using var page = await PageTest.OpenAsync();
        await AddAsync(page, "1", MessageCategory.Notice, await page.Hospital.HaveAsync());
        await page.Hospital.WithDbAsync(db => db.OutboundMessages.ExecuteUpdateAsync(set => set.SetProperty(message => message.State, MessageState.Unknown)));
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Info);
        var shown = page.Show<MessagesPage>(info);
        shown.WaitFor("list-row");

        shown.WaitFor("messages-resend").Click();
        Assert.Contains(page.Said(), said => said.Contains("请选择", StringComparison.Ordinal));
        shown.WaitFor("row-check").Change(true);
        shown.At("messages-resend").Click();
        shown.WaitFor("resend-reason").Input("患者说没收到");
        shown.At("confirm-yes").Click();
        shown.WaitForAssertion(() => Assert.Contains("1条结果不明", shown.At("confirm-text").TextContent, StringComparison.Ordinal), Patience);
        shown.At("confirm-yes").Click();

        shown.WaitForAssertion(() => Assert.Contains("待发", Assert.Single(shown.All("list-row")).TextContent, StringComparison.Ordinal), Patience);
    }

    [Fact]
    public async Task Without_a_channel_the_page_says_that_messages_wait()
    {
        await using var page = await PageTest.OpenAsync();
        await AddAsync(page, "1", MessageCategory.Notice, await page.Hospital.HaveAsync());
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Info);

        var shown = page.Show<ChannelsPage>(info);

        shown.WaitForAssertion(() => Assert.Contains("没有配置发送通道", shown.Markup, StringComparison.Ordinal), Patience);
        Assert.Equal("1", shown.At("channels-queued").GetAttribute("data-value"));
    }

    [Fact]
    public async Task Statistics_count_what_was_accepted_and_held_back()
    {
        await using var page = (await PageTest.OpenAsync()).WithCharts();
        var patient = await page.Hospital.HaveAsync();
        await AddAsync(page, "1", MessageCategory.Notice, patient);
        await AddAsync(page, "2", MessageCategory.Promotion, patient);
        var info = await page.Hospital.StaffAsync("info01", "周海涛", Info);

        var shown = page.Show<StatisticsPage>(info);

        shown.WaitFor("statistics-total");
        Assert.Equal("2", shown.Find("[data-sum=accepted]").GetAttribute("data-value"));
        Assert.Equal("1", shown.Find("[data-sum=suppressed]").GetAttribute("data-value"));
        Assert.Equal("/messages?createdOn=2026-02-24..2026-03-02&state=Suppressed", shown.At("sum-suppressed").GetAttribute("href"));
        Assert.Equal("/messages?createdOn=2026-02-24..2026-03-02&kind=Revisit", shown.At("sums-kind").QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("/messages/statistics/export?from=2026-02-24&to=2026-03-02", shown.At("period-export").GetAttribute("href"));
        shown.At("messages-by-kind-turn").Click();
        Assert.Equal(["2", "0"], shown.At("messages-by-kind-table").QuerySelectorAll("tbody td").Select(cell => cell.TextContent));
        Assert.Contains("复诊提醒", shown.At("sums-kind").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?period=last-12-months", "92")]
    [InlineData("?period=ever", "没有这个期间：ever")]
    [InlineData("?days=2026-03-02..2026-03-01", "92")]
    public async Task Statistics_of_no_such_days_are_refused_in_words(string query, string said)
    {
        await using var page = await PageTest.OpenAsync();
        page.Nav.NavigateTo("/messages/statistics" + query);

        var shown = page.Show<StatisticsPage>(await page.Hospital.StaffAsync("info01", "周海涛", Info));

        shown.WaitForAssertion(() => Assert.Contains(said, shown.Find("[role=alert]").TextContent, StringComparison.Ordinal), Patience);
        Assert.Empty(shown.All("statistics-total"));
    }

    [Fact]
    public async Task A_message_is_written_to_a_patient_and_the_gates_answer_seen_before()
    {
        await using var page = await PageTest.OpenAsync();
        await InstallAsync(page);
        var patient = await page.Hospital.HaveAsync();
        var agent = await page.Hospital.StaffAsync("agent01", "刘敏", Agent);
        var shown = page.Show<SendMessageDialog>(agent, parameters => parameters.Add(dialog => dialog.Patient, patient).Add(dialog => dialog.Closed, () => { }));
        shown.WaitFor("send-message");
        Assert.Contains("内容", shown.WaitFor("send-open").TextContent, StringComparison.Ordinal);
        Assert.True(shown.At("send-confirm").HasAttribute("disabled"));

        shown.At("send-text").Input("您的检查改到3月5日");
        shown.WaitForAssertion(() => Assert.Equal("queued", shown.At("send-answer").GetAttribute("data-state")), Patience);
        Assert.Contains("王芳您好，您的检查改到3月5日", shown.At("send-preview").TextContent, StringComparison.Ordinal);
        shown.At("send-confirm").Click();

        shown.WaitForAssertion(() => Assert.Contains("已提交发送。", page.Said()), Patience);
        Assert.Equal("notice", await page.Hospital.WithDbAsync(db => db.OutboundMessages.Select(message => message.Template).SingleAsync()));
    }

    private static async Task<Id<OutboundMessage>> AddAsync(PageTest page, string key, MessageCategory category, Id<Patient> patient)
    {
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        var answer = await scope.ServiceProvider.GetRequiredService<MessageOutbox>().AddAsync(new NewMessage("test", key, category, People.Phone, "今天请复诊 " + key) { Kind = "Revisit", PatientId = patient }, default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
        return answer.Id;
    }

    private static async Task InstallAsync(PageTest page)
    {
        await using var scope = page.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("start");
        await scope.ServiceProvider.GetRequiredService<TemplateSetup>().InstallAsync(default);
        await scope.ServiceProvider.GetRequiredService<CrmDb>().SaveChangesAsync();
    }
}
