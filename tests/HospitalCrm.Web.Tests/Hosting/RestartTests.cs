using System.Net;

namespace HospitalCrm.Web.Tests.Hosting;

public sealed class RestartTests
{
    [Fact]
    public async Task Cookies_keys_and_accounts_survive_a_restart()
    {
        await using var product = await ServedProduct.StartAsync();
        var cookies = new CookieContainer();
        using (await product.SignedInAsync("agent01", cookies))
        {
            await product.StopAsync();
        }

        await product.StartAgainAsync();
        using var kept = product.Browser(cookies);
        using var answer = await kept.GetAsync("/account/password");
        using var again = await product.SignedInAsync("agent02");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task The_business_clock_may_stand_in_another_year_and_sign_in_still_works()
    {
        await using var product = await ServedProduct.StartAsync("Development", "--Clock:StartAt=2024-03-01T09:00:00+08:00");
        using var browser = await product.SignedInAsync("agent01");

        using var answer = await browser.GetAsync("/account/password");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
