using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Calls;

/// <summary>联络记录: what was spoken, kept while it is typed and found again where it belongs.</summary>
[Collection(TelephoneTests.Name)]
public sealed class CallNoteTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Fact]
    public async Task What_Wang_Fang_has_typed_and_not_saved_is_there_after_a_reload()
    {
        var wangFang = await AtDeskOfAsync("agent01");
        var call = await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8001");
        await call.AnswerAsync();
        await wangFang["pop-note"].FillAsync("询问体检报告何时可取");
        await Expect(wangFang.Pop.Locator("[data-draft]")).ToHaveAttributeAsync("data-draft", "kept");

        await wangFang.ReloadAsync();

        await Expect(wangFang["pop-note"]).ToHaveValueAsync("询问体检报告何时可取");
    }

    [Fact]
    public async Task What_Wang_Fang_saved_stands_in_the_call_and_in_the_archive_of_the_caller()
    {
        var caller = People.Known();
        var wangFang = await AtDeskOfAsync("agent01");
        var call = await CallFrom(caller.Phones[0].Number).RingAtAsync("8001");
        await call.AnswerAsync();
        await wangFang["pop-note"].FillAsync("已告知周三上午门诊时间");
        await wangFang["pop-save"].ClickAsync();
        await Expect(wangFang.Pop).ToContainTextAsync("记录已保存。");

        await wangFang["pop-open"].ClickAsync();
        await wangFang["tab-interactions"].ClickAsync();
        await Expect(wangFang["patient-archive"]).ToContainTextAsync("已告知周三上午门诊时间");

        await wangFang.GoAsync("/calls");
        await wangFang["list-row"].Filter(new() { HasText = caller.Name }).First.GetByRole(Microsoft.Playwright.AriaRole.Link).First.ClickAsync();
        await Expect(wangFang.Page.Locator("main")).ToContainTextAsync("已告知周三上午门诊时间");
    }
}
