using System.Globalization;
using System.Text.RegularExpressions;
using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using HospitalCrm.Device.Simulators;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Calls;

/// <summary>坐席工作台: what waits for the agents, who is on what, and what is owed after a call.</summary>
[Collection(TelephoneTests.Name)]
public sealed partial class DeskTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const float AWhile = 60_000;

    [Fact]
    public async Task What_rang_in_vain_on_two_lines_is_one_task_that_Wang_Fang_takes_alone_and_a_later_call_closes()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var number = People.Stranger();
        var modem = await IdleModemAsync(1);
        var (wangFang, liNa) = (await AtDeskOfAsync("agent01", "/desk"), await AtDeskOfAsync("agent02", "/desk"));

        await modem.CallAsync(new() { Number = number }, limit.Token);
        await (await CallFrom(number).RingAtAsync("8002")).EndAsync();

        // The modem's bell falls silent by itself, and the agent has a while to say that he took it.
        var (hers, other) = (Missed(wangFang, number), Missed(liNa, number));
        await Expect(hers).ToHaveAttributeAsync("data-count", "2", new() { Timeout = AWhile });
        await Expect(other).ToHaveAttributeAsync("data-count", "2", new() { Timeout = AWhile });
        await Expect(liNa["desk-badge"]).ToBeVisibleAsync();
        var key = await hers.GetAttributeAsync("data-key");
        await hers.GetByTestId("missed-take").ClickAsync();

        await Expect(Row(wangFang, key).GetByTestId("missed-number")).ToHaveTextAsync(number);
        await Expect(Row(liNa, key)).ToHaveAttributeAsync("data-held", "other");
        await Expect(Row(liNa, key).GetByTestId("missed-take")).ToHaveCountAsync(0);
        await Expect(liNa["missed-box"]).Not.ToContainTextAsync(number);

        await Row(wangFang, key).GetByTestId("missed-not-reached").ClickAsync();
        await Expect(Row(liNa, key).GetByTestId("missed-take")).ToBeVisibleAsync();
        await (await CallFrom(number).RingAtAsync("8002")).AnswerAsync();
        await Expect(Row(wangFang, key)).ToHaveCountAsync(0, new() { Timeout = AWhile });
        await Expect(Row(liNa, key)).ToHaveCountAsync(0, new() { Timeout = AWhile });
    }

    [Fact]
    public async Task Chen_Jing_takes_a_break_her_call_comes_up_all_the_same_and_what_she_owes_comes_back_to_her()
    {
        var caller = People.Known();
        var chenJing = await AtDeskOfAsync("agent03");
        var wuLiPing = await AtDeskOfAsync("lead01", "/desk");
        await ChooseAsync(chenJing, "state-break-meal");
        await Expect(chenJing["agent-state"]).ToHaveAttributeAsync("data-state", "break");
        await Expect(Colleague(wuLiPing)).ToHaveAttributeAsync("data-state", "break");
        var second = await chenJing.AnotherTabAsync("/calls");
        await Expect(second["agent-state"]).ToHaveAttributeAsync("data-state", "break");
        await second.Page.CloseAsync();

        var call = await CallFrom(caller.Phones[0].Number).RingAtAsync("8003");
        await Expect(chenJing["pop-patient"]).ToContainTextAsync(caller.Name);
        await call.AnswerAsync();
        await Expect(Colleague(wuLiPing)).ToHaveAttributeAsync("data-talk", "answered", new() { Timeout = AWhile });
        var id = await chenJing.Pop.GetAttributeAsync("data-call");
        await chenJing["pop-note"].FillAsync("询问复诊时间，尚未答复");
        await Expect(chenJing.Pop.Locator("[data-draft]")).ToHaveAttributeAsync("data-draft", "kept");
        await call.EndAsync();
        await Expect(chenJing["agent-state"]).ToHaveAttributeAsync("data-state", "wrapup", new() { Timeout = AWhile });
        await Expect(Colleague(wuLiPing)).ToHaveAttributeAsync("data-state", "wrapup", new() { Timeout = AWhile });

        // The page is gone, and the card of a call that is over with it.
        await chenJing.GoAsync("/desk");
        var owed = chenJing.Page.Locator($"[data-testid=owed-row][data-call='{id}']");
        await Expect(owed).ToHaveAttributeAsync("data-draft", "true");
        await owed.GetByTestId("owed-open").ClickAsync();
        await Expect(chenJing["pop-note"]).ToHaveValueAsync("询问复诊时间，尚未答复");
        await chenJing["pop-result"].SelectOptionAsync("call-back");
        await chenJing["pop-save"].ClickAsync();

        await Expect(chenJing["agent-state"]).ToHaveAttributeAsync("data-state", "break", new() { Timeout = AWhile });
        await ChooseAsync(chenJing, "state-ready");
        await Expect(chenJing["agent-state"]).ToHaveAttributeAsync("data-state", "ready");
        await chenJing.GoAsync("/desk");
        await Expect(chenJing["owed-none"].Or(chenJing["owed-row"]).First).ToBeVisibleAsync();
        await Expect(owed).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Liu_Yang_checks_who_is_calling_and_one_of_two_tabs_rings()
    {
        var caller = People.Known();
        while (caller.BirthDate.Day is null)
        {
            caller = People.Known();
        }

        var first = await AtDeskOfAsync("agent04");
        var second = await first.AnotherTabAsync("/calls");
        await (await CallFrom(caller.Phones[0].Number).RingAtAsync("8004")).EndAsync();
        await Expect(first.Pop.Or(first.Bar)).ToHaveCountAsync(1);
        await Expect(second.Pop.Or(second.Bar)).ToHaveCountAsync(1);
        await first.ClearAsync();
        await Expect(second.Pop.Or(second.Bar)).ToHaveCountAsync(0);

        var call = await CallFrom(caller.Phones[0].Number).RingAtAsync("8004");
        await Expect(first.Pop.Or(first.Bar)).ToHaveCountAsync(1);
        await Expect(second.Pop.Or(second.Bar)).ToHaveCountAsync(1);
        var (host, other) = await first.Pop.CountAsync() == 1 ? (first, second) : (second, first);
        await Expect(host.Page.Locator(".pop-dock[data-ringing]")).ToHaveCountAsync(1);
        await Expect(other.Page.Locator(".pop-dock[data-ringing]")).ToHaveCountAsync(0);
        await Expect(host["pop-repeat"]).ToHaveAttributeAsync("data-value", TwoOrMore());
        await call.AnswerAsync();
        await Expect(host.Page.Locator(".pop-dock[data-ringing]")).ToHaveCountAsync(0);

        await host["pop-check"].Locator("summary").ClickAsync();
        await host["check-relation"].SelectOptionAsync("Child");
        await host["check-name"].ClickAsync();
        await Expect(host["check-name"]).ToBeDisabledAsync();
        await host["check-told"].FillAsync("1901-01-01");
        await host["check-compare"].ClickAsync();
        await Expect(host["check-wrong"]).ToBeVisibleAsync();
        await Expect(host["pop-check"]).ToHaveAttributeAsync("data-passed", "false");
        await host["check-told"].FillAsync(caller.BirthDate.First.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        await host["check-compare"].ClickAsync();
        await Expect(host["pop-check"]).ToHaveAttributeAsync("data-passed", "true");
    }

    [Fact]
    public async Task Zhang_Wei_mends_a_wrong_match_raises_a_crisis_and_the_lead_sees_it()
    {
        var caller = People.Known();
        var (desk, lead) = (await AtDeskOfAsync("agent03"), await AtDeskOfAsync("lead01", "/desk"));
        var call = await CallFrom(caller.Phones[0].Number).RingAtAsync("8003");
        await Expect(desk["pop-patient"]).ToContainTextAsync(caller.Name);

        await desk["pop-wrong"].ClickAsync();
        await Expect(desk["pop-choice"].Filter(new() { HasText = caller.Name })).ToBeVisibleAsync();
        await Expect(desk["pop-create"]).ToBeVisibleAsync();
        await call.AnswerAsync();

        // By keyboard: the button of a crisis must not need a mouse.
        await desk["pop-crisis-raise"].FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Expect(desk["pop-crisis"]).ToContainTextAsync("120");
        await Expect(Colleague(lead)).ToHaveAttributeAsync("data-crisis", "true", new() { Timeout = AWhile });
        await Axe.ExpectNothingToObjectAsync(desk, "危机来电");

        await desk["pop-choice"].Filter(new() { HasText = caller.Name }).ClickAsync();
        await Expect(desk["pop-patient"]).ToContainTextAsync(caller.Name);
        await call.EndAsync();
        await Expect(Colleague(lead)).ToHaveAttributeAsync("data-crisis", "false", new() { Timeout = AWhile });
    }

    [Fact]
    public async Task Yang_Xue_hands_her_shift_over_and_Liu_Yang_confirms_it()
    {
        var note = $"王女士下午四点再来电 {Guid.NewGuid():N}";
        var (yangXue, liuYang) = (await AtDeskOfAsync("agent05", "/desk"), await AtDeskOfAsync("agent04", "/desk"));
        await yangXue["handover-new"].ClickAsync();
        await yangXue["field-to"].SelectOptionAsync("agent04");
        await yangXue["field-note"].FillAsync(note);
        await yangXue["form-save"].ClickAsync();

        var received = liuYang["handover-row"].Filter(new() { HasText = note });
        await Expect(received).ToHaveAttributeAsync("data-mine", "true");
        await received.GetByTestId("handover-confirm").ClickAsync();

        await Expect(received).ToHaveCountAsync(0);
        await Expect(yangXue["handover-row"].Filter(new() { HasText = note })).ToHaveAttributeAsync("data-confirmed", "true");
    }

    private static ILocator Missed(Desk desk, string number) => desk["missed-row"].Filter(new() { HasText = $"{number[..3]}****{number[^4..]}" });

    private static ILocator Row(Desk desk, string? key) => desk.Page.Locator($"[data-testid=missed-row][data-key='{key}']");

    private static ILocator Colleague(Desk desk) => desk.Page.Locator("[data-testid=colleague-row][data-staff=agent03]");

    private static async Task ChooseAsync(Desk desk, string state)
    {
        await desk["state-open"].ClickAsync();
        await desk[state].ClickAsync();
        await Expect(desk[state]).ToHaveCountAsync(0);
    }

    [GeneratedRegex("^([2-9]|[1-9][0-9])$")]
    private static partial Regex TwoOrMore();
}
