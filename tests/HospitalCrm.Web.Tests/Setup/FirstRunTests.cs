using System.Net;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Setup;

public sealed class FirstRunTests : IAsyncLifetime
{
    private ServedProduct _product = null!;

    private string CodeFile => Path.Combine(_product.Folder, "setup-code");

    public async Task InitializeAsync() => _product = await ServedProduct.StartAsync("Production");

    public async Task DisposeAsync() => await _product.DisposeAsync();

    [Fact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public async Task Production_starts_without_demo_accounts_or_keys_and_leads_to_the_first_run()
    {
        using var browser = _product.Browser();
        browser.DefaultRequestHeaders.Add("X-Api-Key", ServedProduct.ApiKey);

        using var page = await browser.GetAsync("/");
        using var api = await browser.GetAsync("/api/v1/nothing");

        await using var scope = _product.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        Assert.Equal("/setup", page.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.False(await db.Users.AnyAsync());
        Assert.False(await db.ConnectedSystems.AnyAsync());
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(CodeFile));
    }

    [Fact]
    public async Task Without_the_code_nobody_sets_it_up()
    {
        using var browser = _product.Browser();

        using var answer = await SubmitAsync(browser, "wrong-code");

        Assert.Contains("设置码不正确", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(File.Exists(CodeFile));
    }

    [Fact]
    public async Task With_the_code_the_hospital_is_set_up_once_and_its_administrator_is_inside()
    {
        using var browser = _product.Browser();
        var code = (await File.ReadAllTextAsync(CodeFile)).Trim();

        using var answer = await SubmitAsync(browser, code);
        using var lines = await browser.GetAsync("/setup/lines");
        using var staff = await browser.GetAsync("/setup/staff");
        using var again = await browser.GetAsync("/setup");

        Assert.Equal("/setup/lines", answer.Headers.Location?.OriginalString);
        // A new administrator of a real hospital binds a telephone first, and then goes on where he was.
        Assert.Equal("/account/authenticator?returnUrl=%2Fsetup%2Flines", lines.Headers.Location?.OriginalString);
        Assert.Equal("/account/authenticator?returnUrl=%2Fsetup%2Fstaff", staff.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
        Assert.Equal("仁爱医院", _product.Services.GetRequiredService<HospitalProfile>().Name);
        Assert.False(File.Exists(CodeFile));
    }

    private static Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string code) => ServedProduct.SubmitAsync(
        browser, "/setup", ("Form.Code", code), ("Form.HospitalName", "仁爱医院"), ("Form.AreaCode", "0571"), ("Form.OutsidePrefix", "9"), ("Form.UserCode", "chief"),
        ("Form.Name", "赵主任"), ("Form.Password", "梅兰竹菊-2026-x"), ("Form.Again", "梅兰竹菊-2026-x"));
}
