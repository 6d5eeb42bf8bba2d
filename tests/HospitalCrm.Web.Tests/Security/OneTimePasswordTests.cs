using System.Net;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Security;

public sealed class OneTimePasswordTests
{
    [Fact]
    public async Task A_one_time_password_must_be_replaced_before_anything_else()
    {
        await using var product = await ServedProduct.StartAsync();
        product.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string> { ["security.own-password"] = "true", ["security.password-length"] = "10" });
        var added = await product.Services.GetRequiredService<UseCaseRunner>()
            .RunAsync(Actor.Product("test"), (AddStaff use) => use.HandleAsync(new("wang", "王芳", "agent")));
        using var browser = product.Browser();
        using var signedIn = await ServedProduct.SubmitAsync(browser, "/login", ("Form.User", "wang"), ("Form.Password", added.Value!));

        using var led = await browser.GetAsync("/patients");
        using var weak = await ServedProduct.SubmitAsync(browser, "/account/password", Fields(added.Value!, "wang-wang-wang"));
        using var changed = await ServedProduct.SubmitAsync(browser, "/account/password", Fields(added.Value!, "梅兰竹菊-2026-x"));
        using var free = await browser.GetAsync("/patients");

        Assert.Equal("/account/password?returnUrl=%2Fpatients", led.Headers.Location!.OriginalString);
        Assert.Contains("密码不能包含用户编码", await weak.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal("/", changed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, free.StatusCode);
    }

    private static (string Name, string Value)[] Fields(string current, string next) =>
        [("Form.Current", current), ("Form.Next", next), ("Form.Again", next)];
}
