using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Device.Simulators;
using Xunit.Abstractions;

namespace Browser.Tests.Calls;

/// <summary>S2-3.4: double-click a number; the default one first, then the next, through a modem. Yang Xue's line dials, Liu Yang's only listens.</summary>
[Collection(TelephoneTests.Name)]
public sealed class DialTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private readonly CancellationToken _limit = new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;

    [Fact]
    public async Task The_first_number_is_busy_the_second_answers_and_the_note_stands_in_the_archive()
    {
        var patient = People.WithTwoNumbers();
        var modem = await ModemAsync(ModemManners.Good with { BusyNumbers = [Keys(patient.Phones[0].Number)] });
        var yangXue = await ArchiveAsync("agent05", patient);

        await yangXue.Page.Locator(".dial-text").First.DblClickAsync();

        await Expect(yangXue["dial-ladder"]).ToHaveAttributeAsync("data-step", "2");
        await Expect(yangXue["dial-ladder"]).ToHaveAttributeAsync("data-awaits", "true");
        await Expect(yangXue["dial-rung"].Nth(0)).ToHaveAttributeAsync("data-state", "Busy");
        await Expect(yangXue["pop-patient"]).ToContainTextAsync(patient.Name);
        await Expect(yangXue["pop-number"]).ToContainTextAsync("****");
        await Axe.ExpectNothingToObjectAsync(yangXue, "the outgoing card");
        await yangXue["pop-answered"].ClickAsync();
        await Expect(yangXue.Pop).ToHaveAttributeAsync("data-state", "answered");
        await yangXue["pop-note"].FillAsync("已电话通知复诊时间");
        await yangXue["pop-save"].ClickAsync();
        await Expect(yangXue.Pop).ToContainTextAsync("记录已保存。");
        await OnHookAsync(modem);
        Assert.Equal(patient.Phones.Select(phone => $"ATDT{Keys(phone.Number)};"), modem.Commands.Where(IsDial).TakeLast(2));

        await yangXue.ClearAsync();
        await yangXue["tab-interactions"].ClickAsync();
        await Expect(yangXue["patient-archive"]).ToContainTextAsync("已电话通知复诊时间");
    }

    [Fact]
    public async Task Dialled_by_keyboard_and_cancelled_no_other_number_follows_and_the_line_is_let_go()
    {
        var patient = People.WithTwoNumbers();
        var modem = await ModemAsync(ModemManners.Good);
        var yangXue = await ArchiveAsync("agent05", patient, theme: "dark", language: "en");
        var dialled = modem.Commands.Count(IsDial);

        await yangXue["dial"].First.FocusAsync();
        await yangXue.Page.Keyboard.PressAsync("Enter");
        await Expect(yangXue["dial-ladder"]).ToHaveAttributeAsync("data-awaits", "true");
        await Axe.ExpectNothingToObjectAsync(yangXue, "the outgoing card, dark and English");
        await yangXue["dial-cancel"].ClickAsync();

        await Expect(yangXue.Pop).ToHaveCountAsync(0);
        await OnHookAsync(modem);
        Assert.Equal(dialled + 1, modem.Commands.Count(IsDial));
    }

    [Fact]
    public async Task At_a_line_that_cannot_dial_nothing_is_offered()
    {
        var liuYang = await ArchiveAsync("agent04", People.WithTwoNumbers());

        await Expect(liuYang["reveal-phone"]).ToBeVisibleAsync();
        await Expect(liuYang["dial"]).ToHaveCountAsync(0);
        await Expect(liuYang.Page.Locator(".dial-text")).ToHaveCountAsync(0);
    }

    public override async Task DisposeAsync()
    {
        Hospital.Modem(5).Manners = ModemManners.Good;
        await base.DisposeAsync();
    }

    private async Task<ModemEmulator> ModemAsync(ModemManners manners)
    {
        // A call of the test before must be off the desk: a line that is spoken on is not dialled.
        var desk = await AtDeskOfAsync("agent05");
        await desk.ClearAsync();
        await desk.Context.CloseAsync();
        var modem = await IdleModemAsync(5);
        modem.Manners = manners;
        return modem;
    }

    private async Task<Desk> ArchiveAsync(string agent, DemoPatient patient, string theme = "light", string language = "zh-CN")
    {
        var desk = await AtDeskOfAsync(agent, "/patients");
        await Axe.DressAsync(desk, theme, language);
        await desk.GoAsync("/patients");
        await desk["filter-phone"].FillAsync(patient.Phones[0].Number);
        await desk["list-query"].ClickAsync();
        await Expect(desk["list-total"]).ToHaveAttributeAsync("data-value", "1");
        await desk["list-row"].GetByRole(Microsoft.Playwright.AriaRole.Link).First.ClickAsync();
        await Expect(desk["patient-archive"]).ToBeVisibleAsync();
        await desk.ReadyAsync();
        return desk;
    }

    /// <summary>No page shows it: the line is let go after the card has changed.</summary>
    private async Task OnHookAsync(ModemEmulator modem)
    {
        while (modem.IsOffHook)
        {
            await Task.Delay(20, _limit);
        }
    }

    private static bool IsDial(string command) => command.StartsWith("ATD", StringComparison.Ordinal);

    /// <summary>The demo hospital is in Beijing: its own area code is not dialled.</summary>
    private static string Keys(string number) => number.StartsWith("010", StringComparison.Ordinal) ? number[3..] : number;
}
