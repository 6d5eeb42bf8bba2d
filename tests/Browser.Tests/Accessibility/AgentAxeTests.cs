using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Accessibility;

/// <summary>The pages of an agent, with a card open beside them.</summary>
[Collection(TelephoneTests.Name)]
public sealed class AgentAxeTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task Wang_Fang_can_use_every_page_of_hers_with_a_card_open(string theme, string language)
    {
        var wangFang = await AtDeskOfAsync("agent01");
        await Axe.DressAsync(wangFang, theme, language);
        await CallFrom(People.Shared().Number).RingAtAsync("8001");
        await CallFrom(People.Known().Phones[0].Number).RingAtAsync("8001");

        foreach (var path in new[] { "/", "/patients", "/patients/new", "/calls", "/settings/nuisance-numbers", "/no-such-page" })
        {
            await wangFang.GoAsync(path);
            await Expect(wangFang.Page.Locator("h1").First).ToBeVisibleAsync();
            await Axe.ExpectNothingToObjectAsync(wangFang, path);
        }

        await wangFang.GoAsync("/");
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-match", "choose");
        await Expect(wangFang.Bar).ToHaveCountAsync(1);
        await Axe.ExpectNothingToObjectAsync(wangFang, "a number several share");
        await wangFang["pop-choice"].First.ClickAsync();
        await Expect(wangFang.Pop).ToHaveAttributeAsync("data-match", "known");
        await Axe.ExpectNothingToObjectAsync(wangFang, "a known caller");
        await wangFang["pop-open"].ClickAsync();
        foreach (var tab in new[] { "tab-home", "tab-interactions", "tab-medical", "tab-charges", "tab-changes", "tab-access" })
        {
            await wangFang[tab].ClickAsync();
            await Expect(wangFang[tab]).ToHaveAttributeAsync("aria-selected", "true");
            await Axe.ExpectNothingToObjectAsync(wangFang, tab);
        }
    }
}
