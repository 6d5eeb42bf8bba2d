using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Screenshots;

/// <summary>The pictures of the documentation, 1366×768, from the demo hospital.</summary>
[Collection(TelephoneTests.Name)]
public sealed class Pictures(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Picture]
    public async Task Sign_in()
    {
        var nobody = await OpenAsync();
        await nobody.GoAsync("/login");
        await nobody["login-user"].FillAsync("agent01");
        await TakeAsync(nobody, "login");
    }

    [Picture]
    public async Task Screen_pop()
    {
        var wangFang = await AtDeskOfAsync("agent01", "/patients");
        await Expect(wangFang["list-row"].First).ToBeVisibleAsync();
        var caller = People.Known();
        while (caller.Encounters.Count < 3)
        {
            caller = People.Known();
        }

        var call = await CallFrom(caller.Phones[0].Number).RingAtAsync("8001");
        await call.AnswerAsync();
        await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8001");
        await Expect(wangFang.Bar).ToHaveCountAsync(1);
        await TakeAsync(wangFang, "pop");
    }

    [Picture]
    public async Task Pop_with_a_choice()
    {
        var wangFang = await AtDeskOfAsync("agent01", "/calls");
        await Expect(wangFang["list-row"].First).ToBeVisibleAsync();
        await CallFrom(People.Shared().Number).RingAtAsync("8001");
        await Expect(wangFang["pop-choice"].First).ToBeVisibleAsync();
        await TakeAsync(wangFang, "pop-choose");
    }

    [Picture]
    public async Task Archives()
    {
        var wuLiPing = await AtDeskOfAsync("lead01", "/patients");
        await Expect(wuLiPing["list-row"].First).ToBeVisibleAsync();
        await TakeAsync(wuLiPing, "archives");
        await wuLiPing["theme-switch"].ClickAsync();
        await wuLiPing.ReloadAsync();
        await Expect(wuLiPing["list-row"].First).ToBeVisibleAsync();
        await TakeAsync(wuLiPing, "archives-dark");
        await wuLiPing["theme-switch"].ClickAsync();
        await wuLiPing["lang-switch"].ClickAsync();
        await Expect(wuLiPing.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(wuLiPing["list-row"].First).ToBeVisibleAsync();
        await TakeAsync(wuLiPing, "archives-english");
    }

    [Picture]
    public async Task One_archive()
    {
        var wuLiPing = await AtDeskOfAsync("lead01", "/patients");
        await wuLiPing["list-row"].First.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(wuLiPing["patient-archive"]).ToBeVisibleAsync();
        await TakeAsync(wuLiPing, "archive");
        await wuLiPing["archive-edit"].ClickAsync();
        await Expect(wuLiPing["field-name"]).ToBeVisibleAsync();
        await TakeAsync(wuLiPing, "archive-form");
    }

    [Picture]
    public async Task Dashboard()
    {
        var manager = await AtDeskOfAsync("manager01", "/dashboard");
        await Expect(manager["dash-patients-total"]).ToBeVisibleAsync();
        await TakeAsync(manager, "dashboard");
    }

    private static async Task TakeAsync(Desk desk, string name)
    {
        await desk.Page.EvaluateAsync("() => document.fonts.ready");
        var folder = Environment.GetEnvironmentVariable(PictureDiscoverer.Folder)!;
        await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
    }
}
