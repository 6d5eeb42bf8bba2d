using Bunit;
using HospitalCrm.Core.Inquiries;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Web.Desk;
using HospitalCrm.Web.Inquiries;
using HospitalCrm.Web.Tests.Complaints;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Inquiries;

/// <summary>待回复来电人 on the desk, in the bar and on the inquiry's page.</summary>
public sealed class TellingPagesTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Answered_by_the_department_it_comes_to_the_open_desk_and_into_the_bar_and_goes_when_it_is_told()
    {
        await using var page = await OpenAsync();
        var id = await HandedAsync(page);
        var agent = await page.AsAsync("agent01");
        var (box, bell) = (page.Show<AnswersBox>(agent), page.Show<AnswersBell>(agent));
        box.WaitFor("answers-none");
        Assert.Empty(bell.All("answers-bell"));

        await AnswerAsync(page, id);
        await RelayAsync(page);

        box.WaitForAssertion(() => Assert.Equal(id.ToString(), box.At("answers-row").GetAttribute("data-key")), Patience);
        bell.WaitForAssertion(() => Assert.Equal("1", bell.At("answers-bell").GetAttribute("data-value")), Patience);
        Assert.DoesNotContain("13800138000", box.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("欧阳雪", box.Markup, StringComparison.Ordinal);
        await box.At("answers-told").ClickAsync(new());
        box.WaitFor("answers-none");
        await RelayAsync(page);
        bell.WaitForAssertion(() => Assert.Empty(bell.All("answers-bell")), Patience);
        Assert.Equal(InquiryState.Closed, await page.Hospital.WithDbAsync(db => db.Inquiries.Select(known => known.State).SingleAsync()));
    }

    [Fact]
    public async Task By_message_from_the_desk_it_is_one_message_and_a_colleagues_press_that_comes_late_is_refused_in_words()
    {
        await using var page = await OpenAsync();
        var id = await HandedAsync(page);
        await AnswerAsync(page, id);
        var box = page.Show<AnswersBox>(await page.AsAsync("agent01"));
        var late = page.Show<InquiryPage>(await page.AsAsync("agent02"), parameters => parameters.Add(one => one.Key, id.ToString()));
        late.WaitFor("inquiry-send");

        await box.WaitFor("answers-send").ClickAsync(new());
        box.WaitFor("answers-none");
        await late.At("inquiry-send").ClickAsync(new());

        late.WaitForAssertion(() => Assert.Contains("已办结", late.At("problem").TextContent, StringComparison.Ordinal), Patience);
        Assert.Equal(1, await page.Hospital.WithDbAsync(db => db.OutboundMessages.CountAsync(message => message.Source == AnswerMessages.Source)));
    }

    [Fact]
    public async Task Who_takes_no_inquiries_has_neither_box_nor_bell_and_without_a_number_there_is_no_message()
    {
        await using var page = await OpenAsync();
        await AnswerAsync(page, await HandedAsync(page, phone: ""));

        Assert.Empty(page.Show<AnswersBox>(await page.AsAsync("head01")).All("answers-box"));
        Assert.Empty(page.Show<AnswersBell>(await page.AsAsync("head01")).All("answers-bell"));
        var box = page.Show<AnswersBox>(await page.AsAsync("agent01"));
        box.WaitFor("answers-row");
        Assert.Empty(box.All("answers-send"));
        Assert.Single(box.All("answers-told"));
    }

    [Fact]
    public async Task Ended_without_a_reason_it_is_refused_with_one_it_says_so()
    {
        await using var page = await OpenAsync();
        var id = await HandedAsync(page);
        var shown = page.Show<InquiryPage>(await page.AsAsync("agent01"), parameters => parameters.Add(one => one.Key, id.ToString()));

        await shown.WaitFor("inquiry-end").ClickAsync(new());
        shown.WaitForAssertion(() => Assert.Contains("请填写终止原因", shown.At("problem").TextContent, StringComparison.Ordinal), Patience);
        shown.At("end-reason").Input("来电人说<b>不用了</b>");
        await shown.At("inquiry-end").ClickAsync(new());

        shown.WaitForAssertion(() => Assert.Equal("closed", shown.At("inquiry-state").GetAttribute("data-state")), Patience);
        Assert.Contains("未告知，已终止", shown.At("inquiry-closed").TextContent, StringComparison.Ordinal);
        Assert.Equal("来电人说<b>不用了</b>", shown.At("inquiry-end-reason").TextContent);
        Assert.Empty(shown.All("inquiry-end"));
    }

    private static async Task<PageTest> OpenAsync()
    {
        var page = await ComplaintRig.OpenAsync();
        foreach (var staffNo in new[] { "agent01", "agent02", "head01" })
        {
            await page.AsAsync(staffNo);
        }

        return page;
    }

    private static async Task<Id<Inquiry>> HandedAsync(PageTest page, string phone = "13800138000")
    {
        var form = new InquiryForm { Caller = "欧阳雪", Phone = phone, Question = "做完支架多久可以坐飞机？", Way = InquiryWay.HandOver, Department = "1001", DueOn = page.Hospital.Clock.Today() };
        var outcome = await page.Hospital.Run.RunAsync(await page.AsAsync("agent01"), (RegisterInquiry use) => use.HandleAsync(form));
        Assert.Null(outcome.Problem);
        return outcome.Value;
    }

    private static async Task AnswerAsync(PageTest page, Id<Inquiry> id)
    {
        var outcome = await page.Hospital.Run.RunAsync(await page.AsAsync("head01"), (AnswerInquiry use) => use.HandleAsync(id, new() { Answer = "一个月后复查无异常即可。", TellCaller = false }));
        Assert.Null(outcome.Problem);
    }

    /// <summary>What the host does after each commit.</summary>
    private static Task RelayAsync(PageTest page) => new DeskRelay(page.Browser.Services.GetRequiredService<DeskBoard>()).AfterCommitAsync(new InquiriesToTell(), default);
}
