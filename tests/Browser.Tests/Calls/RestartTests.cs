using Browser.Tests.Rig;
using Microsoft.Playwright;

namespace Browser.Tests.Calls;

/// <summary>kill -9 in the middle of it all, then the product is started again on the same data. A hospital of its own.</summary>
[Collection(QuietTests.Name)]
public sealed class RestartTests(HospitalFixture fixture) : IAsyncLifetime
{
    private Product _product = null!;
    private IBrowserContext _context = null!;
    private Desk _wangFang = null!;

    [Fact]
    public async Task After_a_kill_during_a_call_Wang_Fang_is_still_signed_in_the_call_is_there_and_nothing_is_lost()
    {
        var caller = fixture.Hospital.People.Known();
        var call = new PhoneCall(_product.Address, caller.Phones[0].Number);
        await call.RingAtAsync("8001");
        await call.AnswerAsync();
        await Expect(_wangFang.Pop).ToHaveAttributeAsync("data-state", "answered");
        await _wangFang["pop-note"].FillAsync("询问床位");
        await Expect(_wangFang.Pop.Locator("[data-draft]")).ToHaveAttributeAsync("data-draft", "kept");

        var missed = fixture.Hospital.People.Stranger();
        await (await new PhoneCall(_product.Address, missed).RingAtAsync("8002")).EndAsync();

        await _product.KillAsync();
        await Expect(_wangFang["reconnect"]).ToBeVisibleAsync();
        await _product.StartAgainAsync();
        await _wangFang.ReloadAsync();

        await Expect(_wangFang["current-user"]).ToContainTextAsync("王芳");
        await Expect(_wangFang.Pop).ToHaveAttributeAsync("data-state", "answered");
        await Expect(_wangFang["pop-patient"]).ToContainTextAsync(caller.Name);
        await Expect(_wangFang["pop-note"]).ToHaveValueAsync("询问床位");
        await call.EndAsync();
        await Expect(_wangFang.Pop).ToHaveAttributeAsync("data-state", "ended");

        // What was missed in the last moment is a task, and what was typed of the call that is over is owed.
        await _wangFang.GoAsync("/desk");
        await Expect(_wangFang["missed-row"].Filter(new() { HasText = $"{missed[..3]}****{missed[^4..]}" })).ToHaveCountAsync(1);
        await Expect(_wangFang["owed-row"].Filter(new() { HasText = caller.Phones[0].Number })).ToHaveAttributeAsync("data-draft", "true");
    }

    public async Task InitializeAsync()
    {
        _product = await Product.StartAsync(PhoneCall.Line(0));
        _context = await fixture.Hospital.Browser.NewContextAsync(new() { BaseURL = _product.Address });
        _wangFang = new(await _context.NewPageAsync());
        await SignInPage.SignInAsync(_wangFang.Page, "agent01", Product.Password);
    }

    public async Task DisposeAsync()
    {
        await _context.CloseAsync();
        await _product.DisposeAsync();
    }
}
