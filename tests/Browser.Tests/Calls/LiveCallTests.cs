using System.Globalization;
using System.Text.RegularExpressions;
using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Calls;

/// <summary>A reload, a cut connection: the call that is on comes back.</summary>
[Collection(TelephoneTests.Name)]
public sealed partial class LiveCallTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task A_reload_in_the_middle_of_the_call_brings_it_back_to_Wang_Fang_with_its_timer_running_on()
    {
        var caller = People.Known();
        var wangFang = await AtDeskOfAsync("agent01");
        var call = await CallFrom(caller.Phones[0].Number).RingAtAsync("8001");
        await call.AnswerAsync();
        var clock = wangFang.Pop.Locator("time");
        await Expect(clock).ToHaveTextAsync(TwoSecondsOrMore());

        await wangFang.ReloadAsync();

        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-state", "answered");
        await Expect(wangFang["pop-patient"]).ToContainTextAsync(caller.Name);
        Assert.True(long.Parse((await clock.GetAttributeAsync("data-elapsed"))!, CultureInfo.InvariantCulture) >= 2_000, "the timer began anew");
        await Expect(clock).Not.ToHaveTextAsync(await clock.TextContentAsync() ?? "");
    }

    [Fact]
    public async Task A_cut_connection_is_told_to_Li_Na_and_what_happened_meanwhile_is_there_when_it_is_back()
    {
        var caller = People.Known();
        await using var cable = new Cable(Hospital.Product.Address);
        var liNa = await AtDeskOfAsync("agent02", options: new() { BaseURL = cable.Address });
        var call = await CallFrom(caller.Phones[0].Number).RingAtAsync("8002");
        await Expect(liNa.Pop).ToHaveAttributeAsync("data-state", "ringing");

        cable.Cut();
        await Expect(liNa["reconnect"]).ToBeVisibleAsync();
        await Expect(liNa["pop-patient"]).ToContainTextAsync(caller.Name);
        await call.AnswerAsync();
        cable.Mend();

        await Expect(liNa["reconnect"]).ToBeHiddenAsync(new() { Timeout = 40_000 });
        await Expect(liNa.Pop).ToHaveAttributeAsync("data-state", "answered");
    }

    [Fact]
    public async Task A_call_that_rings_while_the_connection_is_cut_pops_at_Li_Na_when_it_is_back()
    {
        var caller = People.Known();
        await using var cable = new Cable(Hospital.Product.Address);
        var liNa = await AtDeskOfAsync("agent02", options: new() { BaseURL = cable.Address });

        cable.Cut();
        await Expect(liNa["reconnect"]).ToBeVisibleAsync();
        await CallFrom(caller.Phones[0].Number).RingAtAsync("8002");
        cable.Mend();

        await Expect(liNa["pop-patient"]).ToContainTextAsync(caller.Name, new() { Timeout = 40_000 });
    }

    [Fact]
    public async Task With_one_connection_cut_the_card_comes_up_in_the_tab_of_Chen_Jing_that_can_show_it()
    {
        var caller = People.Known();
        await using var cable = new Cable(Hospital.Product.Address);
        var cut = await AtDeskOfAsync("agent03", options: new() { BaseURL = cable.Address });
        var good = await AtDeskOfAsync("agent03");
        cable.Cut();
        await Expect(cut["reconnect"]).ToBeVisibleAsync();

        await CallFrom(caller.Phones[0].Number).RingAtAsync("8003");

        await Expect(good["pop-patient"]).ToContainTextAsync(caller.Name);
        cable.Mend();
        await Expect(cut["reconnect"]).ToBeHiddenAsync(new() { Timeout = 40_000 });
    }

    [Fact]
    public async Task The_banner_tells_Chen_Jing_truly_what_became_of_her_typing()
    {
        await using var cable = new Cable(Hospital.Product.Address);
        var chenJing = await AtDeskOfAsync("agent03", "/patients/new", new() { BaseURL = cable.Address });
        await chenJing["field-name"].FillAsync("司马");
        await Expect(chenJing["draft-state"]).ToHaveAttributeAsync("data-draft", "kept");

        cable.Cut();
        await Expect(chenJing["reconnect"]).ToHaveAttributeAsync("data-work", "kept");
        await chenJing["field-name"].PressSequentiallyAsync("懿");
        await Expect(chenJing["reconnect"]).ToHaveAttributeAsync("data-work", "loose");
        cable.Mend();

        await Expect(chenJing["reconnect"]).ToBeHiddenAsync(new() { Timeout = 40_000 });
        await Expect(chenJing.Page.Locator("[data-testid=draft-state][data-draft=kept]:not([data-typed])")).ToBeAttachedAsync();
        await chenJing.ReloadAsync();
        await Expect(chenJing["field-name"]).ToHaveValueAsync("司马懿");
        await chenJing["form-cancel"].ClickAsync();
    }

    [GeneratedRegex("^00:0[2-9]$|^00:[1-5]")]
    private static partial Regex TwoSecondsOrMore();
}
