using System.Text.RegularExpressions;
using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Calls;

/// <summary>The card's seven doors, as 王芳 uses them: hidden while it rings, by key once she has answered.</summary>
[Collection(TelephoneTests.Name)]
public sealed partial class PopDoorsTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private static readonly (string Key, string Kind, string Address)[] Doors =
    [
        ("o", "Outpatient", @"/patients/[^/?]+\?tab=medical&visits=Outpatient$"),
        ("z", "Inpatient", @"/patients/[^/?]+\?tab=medical&visits=Inpatient$"),
        ("h", "FollowUp", @"/patients/[^/?]+\?tab=interactions&about=FollowUp$"),
        ("l", "Contact", @"/patients/[^/?]+\?tab=interactions&about=spoken$"),
        ("j", "Suggestion", @"/praise\?patient=[^&]+$"),
        ("t", "Complaint", @"/complaints\?patient=[^&]+$"),
    ];

    [Fact]
    public async Task A_ringing_card_tells_no_diagnosis_and_the_answered_one_leads_through_seven_doors_by_key()
    {
        var caller = Treated();
        var wangFang = await AtDeskOfAsync("agent01");
        var call = await CallFrom("0" + caller.Phones[0].Number).RingAtAsync("8001");
        await Expect(wangFang["pop-patient"]).ToContainTextAsync(caller.Name);
        await Expect(wangFang["pop-doors"]).ToHaveAttributeAsync("data-hidden", "true");
        await Expect(wangFang["pop-hidden"]).ToBeVisibleAsync();
        await Expect(wangFang.Page.Locator(".pop-visit")).ToHaveCountAsync(0);
        await Expect(Door(wangFang, "Outpatient")).Not.ToHaveAttributeAsync("data-count", Figure());
        await Expect(wangFang["pop-raw-number"]).ToContainTextAsync("0" + caller.Phones[0].Number);
        await Axe.ExpectNothingToObjectAsync(wangFang, "the ringing card");

        await call.AnswerAsync();

        await Expect(wangFang.Page.Locator(".pop-visit")).ToBeVisibleAsync();
        await Expect(Door(wangFang, "Outpatient")).ToHaveAttributeAsync("data-count", Figure());
        await Axe.ExpectNothingToObjectAsync(wangFang, "the answered card");
        foreach (var (key, kind, address) in Doors)
        {
            await wangFang.Page.Locator("body").PressAsync(key);
            await Expect(wangFang.Page).ToHaveURLAsync(new Regex(address));
            await Expect(wangFang.Page.Locator("main h1").First).ToBeVisibleAsync();
            await Expect(Door(wangFang, kind)).ToBeVisibleAsync();
        }

        // In a text box a letter is a letter; with Alt it is the door.
        await wangFang["pop-note"].FillAsync("想约周三");
        await wangFang["pop-note"].PressAsync("l");
        await Expect(wangFang["pop-note"]).ToHaveValueAsync("想约周三l");
        await wangFang["pop-note"].PressAsync("Alt+y");
        await Expect(wangFang["pop-topic"]).ToHaveValueAsync("Appointment");
        await Expect(wangFang["pop-note"]).ToHaveValueAsync("想约周三l");
        await Expect(wangFang["pop-note"]).ToBeFocusedAsync();
        await Expect(wangFang.Page).ToHaveURLAsync(new Regex("/complaints"));
        await PictureAsync(wangFang);
        await call.EndAsync();
    }

    [Fact]
    public async Task Without_a_mouse_a_door_is_reached_and_pressed()
    {
        var caller = Treated();
        var wangFang = await AtDeskOfAsync("agent01");
        var call = await CallFrom(caller.Phones[0].Number).RingAtAsync("8001");
        await call.AnswerAsync();
        await Expect(Door(wangFang, "Contact")).ToBeVisibleAsync();

        await wangFang.TabToAsync(Door(wangFang, "Contact"));
        await wangFang.Page.Keyboard.PressAsync("Enter");

        await Expect(wangFang["class-spoken"]).ToHaveAttributeAsync("aria-pressed", "true");
        await call.EndAsync();
    }

    private static ILocator Door(Desk desk, string kind) => desk.Pop.Locator($"[data-testid=pop-door][data-kind={kind}]");

    private HospitalCrm.Core.Data.Seeding.DemoPatient Treated()
    {
        while (true)
        {
            if (People.Known() is { Encounters.Count: > 0 } caller)
            {
                return caller;
            }
        }
    }

    /// <summary>For a look at it by eye; set <c>CRM_PICTURES</c> to a folder.</summary>
    private static async Task PictureAsync(Desk desk)
    {
        if (Environment.GetEnvironmentVariable("CRM_PICTURES") is not { Length: > 0 } folder)
        {
            return;
        }

        foreach (var (theme, language, width) in new[] { ("light", "zh-CN", 1366), ("dark", "zh-CN", 1024), ("light", "en", 1366) })
        {
            await Axe.DressAsync(desk, theme, language);
            await desk.Page.SetViewportSizeAsync(width, 768);
            await desk.ReloadAsync();
            await Expect(desk["pop-doors"]).ToBeVisibleAsync();
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"pop-doors-{theme}-{language}-{width}.png") });
        }
    }

    [GeneratedRegex("^[0-9]+$")]
    private static partial Regex Figure();
}
