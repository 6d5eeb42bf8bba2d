using Bunit;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Web.Desk;
using HospitalCrm.Web.Tests.Patients;

namespace HospitalCrm.Web.Tests.Desk;

/// <summary>What an agent presses when something is wrong: with the match, or with the caller.</summary>
public sealed class PopRescueTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task The_wrong_person_is_one_press_and_the_caller_can_be_chosen_again_or_made()
    {
        await using var rig = await PopRig.OpenAsync();
        var wang = await rig.Page.Hospital.HaveAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8001"));

        panel.WaitFor("pop-wrong").Click();

        Assert.Equal(wang.ToString(), panel.WaitFor("pop-choice").GetAttribute("data-key"));
        Assert.Empty(panel.All("pop-patient"));
        Assert.Single(panel.All("pop-create"));
    }

    [Fact]
    public async Task A_crisis_brings_the_script_at_one_press_even_for_a_hidden_number()
    {
        await using var rig = await PopRig.OpenAsync();
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Withheld("c1", extension: "8001"));

        panel.WaitFor("pop-crisis-raise").Click();

        var sheet = panel.WaitFor("pop-crisis");
        Assert.Contains("120", sheet.TextContent, StringComparison.Ordinal);
        Assert.Equal("false", panel.At("crisis-told").GetAttribute("data-told"));
        Assert.Empty(panel.All("pop-crisis-raise"));
    }

    [Fact]
    public async Task A_team_lead_takes_over_what_rings_where_nobody_sits()
    {
        await using var rig = await PopRig.OpenAsync(CallPermissions.SeeUnrouted);
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, extension: "8077"));

        panel.WaitFor("bar-take").Click();

        Assert.Equal("ringing", panel.WaitFor("screen-pop").GetAttribute("data-state"));
        Assert.Empty(panel.All("call-bar"));
    }

    [Fact]
    public async Task A_card_that_a_colleague_took_says_who_and_shows_the_caller_no_longer()
    {
        await using var rig = await PopRig.OpenAsync();
        await rig.Page.Hospital.HaveAsync();
        var other = await rig.Page.Hospital.StaffAsync("agent02", "李娜", [CallPermissions.Answer]);
        await rig.Page.Hospital.Run.RunAsync(other, (TakeSeat use) => use.HandleAsync("8002", true));
        var panel = rig.Page.Show<PopPanel>(rig.Agent);
        await rig.SayAsync(Say.Number("c1", People.Phone, 1, "8001"), Say.Ringing("c1", 2, "8002"));
        panel.WaitFor("pop-patient");

        await rig.SayAsync(Say.Answered("c1", 3) with { LocalExtension = "8002" });

        panel.WaitForAssertion(() => Assert.Equal("elsewhere", panel.At("screen-pop").GetAttribute("data-state")), Patience);
        Assert.Contains("李娜", panel.At("screen-pop").TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.All("pop-patient"));
    }
}
