using Bunit;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Web.Desk;
using HospitalCrm.Web.Tests.Patients;

namespace HospitalCrm.Web.Tests.Desk;

/// <summary>坐席工作台, as one agent sees it.</summary>
public sealed class DeskPageTests
{
    [Fact]
    public async Task A_missed_call_is_taken_with_its_number_tried_and_closed_with_a_reason()
    {
        await using var rig = await OpenAsync();
        await MissAsync(rig, "c1");
        var box = rig.Page.Show<MissedCallsBox>(rig.Agent);
        var covered = box.WaitFor("missed-number").TextContent;

        await box.At("missed-take").ClickAsync(new());
        box.WaitForAssertion(() => Assert.Equal(People.Phone, box.At("missed-number").TextContent));
        await box.At("missed-not-reached").ClickAsync(new());
        box.WaitForAssertion(() => Assert.Contains("回拨未通 1 次", box.At("missed-row").TextContent, StringComparison.Ordinal));
        await box.At("missed-close").ChangeAsync(new() { Value = "not-needed" });

        box.WaitFor("missed-none");
        Assert.Equal("138****8000", covered);
        Assert.Contains("未接来电已处理。", rig.Page.Said());
    }

    [Fact]
    public async Task A_call_a_colleague_is_at_is_shown_with_his_name_and_cannot_be_taken()
    {
        await using var rig = await OpenAsync();
        await MissAsync(rig, "c1");
        var other = await rig.Page.Hospital.StaffAsync("agent02", "李娜", CallPermissions.Answer);
        var id = (await rig.Page.Hospital.Run.RunAsync(other, (ReadMissedCalls use) => use.HandleAsync())).Value![0].Id;
        await rig.Page.Hospital.Run.RunAsync(other, (TakeMissedCall use) => use.HandleAsync(id));

        var box = rig.Page.Show<MissedCallsBox>(rig.Agent);

        Assert.Contains("李娜", box.WaitFor("missed-held").TextContent, StringComparison.Ordinal);
        Assert.Empty(box.All("missed-take"));
        Assert.Empty(box.All("missed-close"));
    }

    [Fact]
    public async Task The_menu_counts_what_waits_and_says_nothing_of_nothing()
    {
        await using var rig = await OpenAsync();
        var empty = rig.Page.Show<DeskBadge>(rig.Agent);
        Assert.Empty(empty.All("desk-badge"));
        await MissAsync(rig, "c1");

        var badge = rig.Page.Show<DeskBadge>(rig.Agent);

        Assert.Equal("1", badge.WaitFor("desk-badge").TextContent);
    }

    [Fact]
    public async Task The_state_in_the_bar_is_ready_at_first_and_busy_for_a_reason_after_two_clicks()
    {
        await using var rig = await OpenAsync();
        var state = rig.Page.Show<AgentState>(rig.Agent);
        var first = state.WaitFor("agent-state").GetAttribute("data-state");

        await state.At("state-open").ClickAsync(new());
        await state.WaitFor("state-busy-meeting").ClickAsync(new());

        state.WaitForAssertion(() => Assert.Equal(("busy", "meeting"), (state.At("agent-state").GetAttribute("data-state"), state.At("agent-state").GetAttribute("data-reason"))));
        Assert.Equal("ready", first);
        Assert.Empty(state.All("state-ready"));
    }

    [Fact]
    public async Task Who_answers_no_calls_has_no_state()
    {
        await using var rig = await OpenAsync();
        var clerk = await rig.Page.Hospital.StaffAsync("clerk01", "钱会计");

        Assert.Empty(rig.Page.Show<AgentState>(clerk).All("agent-state"));
    }

    [Fact]
    public async Task The_card_adds_how_often_it_rang_and_checks_the_caller_step_by_step()
    {
        await using var rig = await OpenAsync();
        await rig.Page.Hospital.HaveAsync();
        await MissAsync(rig, "c1");
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c2", People.Phone, extension: "8001").After(TimeSpan.FromMinutes(1)));

        var repeat = panel.WaitFor("pop-repeat").GetAttribute("data-value");
        await panel.At("check-name").ClickAsync(new());
        panel.WaitForAssertion(() => Assert.True(panel.At("check-name").HasAttribute("disabled")));
        panel.At("check-told").Input("19850308");
        await panel.At("check-compare").ClickAsync(new());
        panel.WaitFor("check-wrong");
        panel.At("check-told").Input("1985-03-07");
        await panel.At("check-compare").ClickAsync(new());

        panel.WaitForAssertion(() => Assert.Equal("true", panel.At("pop-check").GetAttribute("data-passed")));
        Assert.Equal("2", repeat);
        Assert.Empty(panel.All("check-wrong"));
    }

    [Fact]
    public async Task An_unknown_caller_has_nobody_to_be_checked_against()
    {
        await using var rig = await OpenAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);

        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));

        panel.WaitFor("screen-pop");
        Assert.Empty(panel.All("pop-check"));
    }

    [Fact]
    public async Task A_call_that_is_owed_leads_to_its_page_and_a_result_alone_settles_it()
    {
        await using var rig = await OpenAsync(CallPermissions.View);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"), Say.Answered("c1"), Say.Ended("c1"));
        var box = rig.Page.Show<OwedBox>(rig.Agent);
        var link = box.WaitFor("owed-open").GetAttribute("href")!;
        var page = rig.Page.Show<HospitalCrm.Web.Calls.CallPage>(rig.Agent, parameters => parameters.Add(shown => shown.Key, link[(link.LastIndexOf('/') + 1)..]));
        page.WaitForAssertion(() => Assert.Contains("拨错号码", page.At("pop-result").TextContent, StringComparison.Ordinal));

        await page.At("pop-result").ChangeAsync(new() { Value = "wrong-number" });
        await page.At("pop-save").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("记录已保存。", page.Markup, StringComparison.Ordinal));
        rig.Page.Show<OwedBox>(rig.Agent).WaitFor("owed-none");
    }

    private static async Task<PopRig> OpenAsync(params Permission[] more)
    {
        var rig = await PopRig.OpenAsync(more);
        await DeskCodes.InstallAsync(rig.Page.Hospital.Services);
        return rig;
    }

    private static async Task MissAsync(PopRig rig, string link)
    {
        await rig.SayAsync(Say.Number(link, People.Phone, extension: "8001"), Say.Ended(link));
        await rig.Page.Hospital.Run.RunAsync(Actor.Product("test"), (GatherMissedCalls use) => use.HandleAsync());
    }
}
