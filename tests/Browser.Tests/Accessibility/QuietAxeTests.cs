using Browser.Tests.Rig;
using Xunit.Abstractions;

namespace Browser.Tests.Accessibility;

/// <summary>The pages where no telephone rings.</summary>
[Collection(QuietTests.Name)]
public sealed class QuietAxeTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task Nobody_is_kept_out_by_the_pages_before_the_sign_in(string theme, string language)
    {
        var nobody = await OpenAsync();
        await Axe.DressAsync(nobody, theme, language);
        await nobody.GoAsync("/login");

        await SignInPage.SubmitAsync(nobody.Page, "", "");

        await Expect(nobody["login-error"]).ToBeVisibleAsync();
        await Axe.ExpectNothingToObjectAsync(nobody, "/login");
    }

    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task Zhou_Hai_Tao_can_use_the_settings_and_the_gallery_of_all_parts(string theme, string language)
    {
        var zhouHaiTao = await AtDeskOfAsync("info01");
        await Axe.DressAsync(zhouHaiTao, theme, language);

        foreach (var path in new[] { "/settings/nuisance-numbers", "/settings/nuisance-numbers/new", "/settings", "/settings/parameters", "/settings/menus", "/guides", "/import/holidays", "/feeds", "/feeds/quarantine", "/feeds/codes", "/feeds/codes/import", "/feeds/files", "/gallery" })
        {
            await zhouHaiTao.GoAsync(path);
            await Expect(zhouHaiTao.Page.Locator("main h1").First).ToBeVisibleAsync();
            await Axe.ExpectNothingToObjectAsync(zhouHaiTao, path);
        }
    }
}
