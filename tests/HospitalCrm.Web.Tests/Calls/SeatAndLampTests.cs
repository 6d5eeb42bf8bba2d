using Bunit;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Web.Calls;
using HospitalCrm.Web.Tests.Desk;
using HospitalCrm.Web.Realtime;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Calls;

public sealed class SeatAndLampTests
{
    [Fact]
    public async Task A_taken_seat_is_asked_about_before_it_moves()
    {
        await using var rig = await PopRig.OpenAsync();
        var other = await rig.Page.Hospital.StaffAsync("agent02", "小李", CallPermissions.Answer);
        var seat = rig.Page.Show<SeatSelect>(other);
        await seat.WaitFor("seat-select").ClickAsync(new());
        seat.At("seat-extension").Input("8001");

        await seat.Find("form").SubmitAsync();
        var asked = seat.WaitFor("seat-ask").TextContent;
        await seat.At("seat-take-anyway").ClickAsync(new());

        Assert.Contains("话务员", asked, StringComparison.Ordinal);
        seat.WaitForAssertion(() => Assert.Contains("8001", seat.At("seat-select").TextContent, StringComparison.Ordinal));
        Assert.Null((await rig.Page.Hospital.Run.RunAsync(rig.Agent, (ReadSeat use) => use.HandleAsync())).Value);
    }

    [Fact]
    public async Task A_seat_that_is_no_extension_says_so()
    {
        await using var rig = await PopRig.OpenAsync();
        var seat = rig.Page.Show<SeatSelect>(rig.Agent);
        await seat.WaitFor("seat-select").ClickAsync(new());
        seat.At("seat-extension").Input("hall");

        await seat.Find("form").SubmitAsync();

        Assert.NotEmpty(seat.WaitForElement(".seat-problem", TimeSpan.FromSeconds(20)).TextContent);
    }

    [Fact]
    public async Task Who_may_not_answer_has_no_seat_to_choose()
    {
        await using var rig = await PopRig.OpenAsync();
        var clerk = await rig.Page.Hospital.StaffAsync("clerk01", "钱会计");

        Assert.Empty(rig.Page.Show<SeatSelect>(clerk).All("seat-select"));
    }

    [Theory]
    [InlineData(LineState.Ok, "ok")]
    [InlineData(LineState.Silent, "silent")]
    [InlineData(LineState.Down, "down")]
    public async Task Each_line_has_a_lamp_that_follows_its_health(LineState state, string shown)
    {
        await using var rig = await PopRig.OpenAsync();
        var lamps = rig.Page.Show<LineLamps>(rig.Agent);

        rig.Page.Hospital.Services.GetRequiredService<LineBoard>().Health("box", new(state, "Listening", null, TestTime));

        lamps.WaitForAssertion(() => Assert.Equal(shown, lamps.Find("[data-testid=line-lamp][data-line=box]").GetAttribute("data-state")));
        Assert.Equal(CallCentreLines, lamps.All("line-lamp").Select(lamp => lamp.GetAttribute("data-line")));
    }

    [Fact]
    public async Task A_line_in_trouble_stands_before_those_that_are_well()
    {
        await using var rig = await PopRig.OpenAsync();
        var lamps = rig.Page.Show<LineLamps>(rig.Agent);
        var board = rig.Page.Hospital.Services.GetRequiredService<LineBoard>();
        board.Health("box", new(LineState.Ok, "Listening", null, TestTime));

        board.Health("pbx2", new(LineState.Down, "Broken", null, TestTime));

        lamps.WaitForAssertion(() => Assert.Equal("pbx2", lamps.All("line-lamp")[0].GetAttribute("data-line")));
        Assert.Equal(CallCentreLines, lamps.All("line-lamp").Select(lamp => lamp.GetAttribute("data-line")).Order());
    }

    private static readonly DateTimeOffset TestTime = HospitalCrm.Core.Tests.TestHospital.Monday;

    private static readonly string[] CallCentreLines = ["box", "pbx", "pbx2"];
}
