using System.Net;
using System.Net.Http.Json;
using Bunit;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Security;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Security;

public sealed class SystemPagesTests
{
    private static readonly Permission[] Rights = [SecurityPermissions.ViewSystems, SecurityPermissions.ManageSystems, SecurityPermissions.Use];

    [Fact]
    public async Task A_new_system_shows_its_key_once_and_then_stands_on_the_list()
    {
        await using var page = await PageTest.OpenAsync();
        page.Browser.Services.AddScoped<FluentValidation.IValidator<SystemForm>, SystemFormValidator>();
        var info = await page.Hospital.StaffAsync("info01", "赵工", Rights);
        var form = page.Show<SystemPage>(info);
        form.WaitFor("form");
        form.Type("code", "pbx");
        form.Type("name", "交换机");
        form.At("scope").Change(true);
        form.Find("form").Submit();

        var key = form.WaitFor("system-key").GetAttribute("value")!;
        form.At("system-key-done").Click();
        var list = page.Browser.Render<SystemsPage>();

        Assert.StartsWith("hcrm-", key, StringComparison.Ordinal);
        Assert.NotNull(await page.Hospital.Services.GetRequiredService<ApiKeys>().FindAsync(key, default));
        Assert.Contains("pbx", list.WaitFor("list-row").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(key, list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_only_looks_sees_no_button_that_changes_a_key()
    {
        await using var page = await PageTest.OpenAsync();
        page.Browser.Services.AddScoped<FluentValidation.IValidator<SystemForm>, SystemFormValidator>();
        await page.Hospital.AddAsync(new ConnectedSystem("pbx", "交换机", ApiKeys.Hash("secret"), ["calls.push-line-events"]));
        var id = await page.Hospital.WithDbAsync(db => db.ConnectedSystems.Select(system => system.Id).SingleAsync());
        var looker = await page.Hospital.StaffAsync("info02", "钱工", SecurityPermissions.ViewSystems);

        var shown = page.Show<SystemPage>(looker, parameters => parameters.Add(known => known.Key, id.ToString()));

        shown.WaitFor("form");
        Assert.Empty(shown.All("system-rotate").Concat(shown.All("system-switch")).Concat(shown.All("form-save")));
    }

    [Fact]
    public async Task A_key_is_refused_from_elsewhere_limited_counted_and_gone_when_switched_off()
    {
        await using var product = await ServedProduct.StartAsync("Development", "--Lines:0:Id=pbx", "--Lines:0:Adapter=HttpEvents");
        var run = product.Services.GetRequiredService<UseCaseRunner>();
        var near = await AddAsync(run, "near", "127.0.0.0/8", "2");
        var far = await AddAsync(run, "far", "10.1.0.0/16", "");

        var answers = new List<HttpStatusCode>();
        foreach (var key in (string[])[far.Key!, near.Key!, near.Key!, near.Key!])
        {
            answers.Add(await PushAsync(product, key));
        }

        await run.RunAsync(Actor.Product("test"), (SwitchSystem use) => use.HandleAsync(near.Id, true));
        var off = await PushAsync(product, near.Key!);
        await product.Services.GetRequiredService<ApiCallTally>().WriteAsync(default);
        var detail = await run.RunAsync(Actor.Product("test"), (ReadSystem use) => use.HandleAsync(near.Id));

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.Unauthorized, off);
        Assert.Equal(2, detail.Value!.Calls);
    }

    private static async Task<SavedSystem> AddAsync(UseCaseRunner run, string code, string networks, string limit)
    {
        var form = new SystemForm { Code = code, Name = code, Scopes = ["calls.push-line-events"], Networks = networks, CallsPerMinute = limit };
        return (await run.RunAsync(Actor.Product("test"), (SaveSystem use) => use.HandleAsync(form))).Value!;
    }

    private static async Task<HttpStatusCode> PushAsync(ServedProduct product, string key)
    {
        using var browser = product.Browser();
        browser.DefaultRequestHeaders.Add("X-Api-Key", key);
        using var answer = await browser.PostAsJsonAsync("/api/v1/lines/pbx/events", new { callId = Guid.NewGuid().ToString(), sequence = 1, signal = "ended" });
        return answer.StatusCode;
    }
}
