using System.Text.RegularExpressions;
using Browser.Tests.Rig;
using Microsoft.Playwright;

namespace Browser.Tests.SignIn;

/// <summary>自动退出 after a minute without a key or a click. A hospital of its own: everybody's sessions are short there.</summary>
[Collection(QuietTests.Name)]
public sealed partial class IdleTests(HospitalFixture fixture) : IAsyncLifetime
{
    /// <summary>The minute itself, and what a busy machine takes on top of it.</summary>
    private const float OverAMinute = 100_000;

    private readonly List<IBrowserContext> _contexts = [];
    private Product _product = null!;

    [Fact]
    public async Task Who_does_nothing_is_signed_out_and_finds_what_he_typed_while_who_answers_the_question_stays()
    {
        var security = await SignedInAsync("security01", "/settings/parameters");
        var wangFang = await SignedInAsync("agent01", "/patients/new");
        var songYuLan = await SignedInAsync("records01", "/patients/new");
        await wangFang["field-name"].FillAsync("慕容未保存");
        await wangFang["field-address"].FillAsync("静安里3号楼");
        await Expect(wangFang["draft-state"]).ToHaveAttributeAsync("data-draft", "kept");
        await Expect(wangFang["idle-warning"]).ToBeHiddenAsync();

        // Through the product, on all open pages at once.
        var row = security.Page.Locator("[data-testid=parameter][data-key='security.idle-minutes']");
        await row.GetByTestId("field-security.idle-minutes").FillAsync("1");
        await row.GetByTestId("parameter-save").ClickAsync();
        await Expect(row).ToHaveAttributeAsync("data-value", "1");
        await Expect(songYuLan["idle-stay"]).ToBeVisibleAsync(new() { Timeout = OverAMinute });
        await songYuLan["idle-stay"].ClickAsync();
        await Expect(songYuLan["idle-warning"]).ToBeHiddenAsync();

        // The page itself says so, and nothing of the session is left.
        await Expect(wangFang["login-notice"]).ToContainTextAsync("长时间没有操作", new() { Timeout = OverAMinute });
        await Expect(wangFang["login-notice"]).ToContainTextAsync("草稿");
        await wangFang.Page.GotoAsync("/patients/new");
        await Expect(wangFang.Page).ToHaveURLAsync(Login());
        await Expect(songYuLan["field-name"]).ToBeVisibleAsync();
        await songYuLan["field-name"].FillAsync("还在");
        await Expect(songYuLan["draft-state"]).ToHaveAttributeAsync("data-draft", "kept");

        await SignInPage.SubmitAsync(wangFang.Page, "agent01", Product.Password);
        await Expect(wangFang["current-user"]).ToBeVisibleAsync();
        await wangFang.GoAsync("/patients/new");
        await Expect(wangFang["form-restored"]).ToBeVisibleAsync();
        await Expect(wangFang["field-name"]).ToHaveValueAsync("慕容未保存");
        await Expect(wangFang["field-address"]).ToHaveValueAsync("静安里3号楼");
    }

    public async Task InitializeAsync() => _product = await Product.StartAsync(new Dictionary<string, string>());

    public async Task DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }

        await _product.DisposeAsync();
    }

    private async Task<Desk> SignedInAsync(string user, string path)
    {
        var context = await fixture.Hospital.Browser.NewContextAsync(new() { BaseURL = _product.Address, Locale = "zh-CN" });
        _contexts.Add(context);
        var desk = new Desk(await context.NewPageAsync());
        await SignInPage.SignInAsync(desk.Page, user, Product.Password);
        await desk.GoAsync(path);
        return desk;
    }

    [GeneratedRegex("/login")]
    private static partial Regex Login();
}
