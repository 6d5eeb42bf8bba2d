using Bunit;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Web.Desk;
using HospitalCrm.Web.Tests.Patients;

namespace HospitalCrm.Web.Tests.Desk;

/// <summary>What an agent presses when something is wrong: with the match, or with the caller.</summary>
public sealed class PopRescueTests
{
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
}
