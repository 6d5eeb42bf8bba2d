using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Security;

public sealed class AccessTests(SharedProduct shared) : IClassFixture<SharedProduct>
{
    private readonly ServedProduct _product = shared.Product;

    [Theory]
    [InlineData("agent01", "/patients", HttpStatusCode.OK)]
    [InlineData("agent01", "/calls", HttpStatusCode.OK)]
    [InlineData("agent01", "/settings", HttpStatusCode.Forbidden)]
    [InlineData("agent01", "/staff", HttpStatusCode.Forbidden)]
    [InlineData("agent01", "/audit", HttpStatusCode.Forbidden)]
    [InlineData("admin", "/settings", HttpStatusCode.OK)]
    [InlineData("info01", "/audit", HttpStatusCode.Forbidden)]
    [InlineData("admin", "/staff", HttpStatusCode.OK)]
    [InlineData("auditor", "/audit", HttpStatusCode.OK)]
    [InlineData("auditor", "/patients/new", HttpStatusCode.Forbidden)]
    [InlineData("doctor01", "/settings", HttpStatusCode.Forbidden)]
    public async Task Pages_open_by_role(string user, string page, HttpStatusCode expected)
    {
        using var browser = await _product.SignedInAsync(user);

        using var answer = await browser.GetAsync(page);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_refused_page_says_so_in_words()
    {
        using var browser = await _product.SignedInAsync("agent01");

        using var answer = await browser.GetAsync("/staff");

        Assert.Contains("data-testid=\"forbidden\"", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_revoked_right_closes_the_page_without_a_new_sign_in()
    {
        using var browser = await _product.SignedInAsync("info01");
        using var before = await browser.GetAsync("/settings");
        await using (var scope = _product.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            db.Grants.RemoveRange(await db.Grants.Where(grant => grant.Permission == SettingsPermissions.View.Code && db.Roles.Any(role => role.Id == grant.RoleId && role.Code == "info")).ToListAsync());
            await db.SaveChangesAsync();
        }

        _product.Services.GetRequiredService<Grants>().Forget();
        using var answer = await browser.GetAsync("/settings");

        Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("no-such-key", HttpStatusCode.Unauthorized)]
    [InlineData(ServedProduct.ApiKeyWithoutScopes, HttpStatusCode.Forbidden)]
    [InlineData(ServedProduct.ApiKey, HttpStatusCode.Accepted)]
    public async Task The_api_opens_by_key_and_scope(string? key, HttpStatusCode expected)
    {
        using var machine = _product.Browser();
        if (key is not null)
        {
            machine.DefaultRequestHeaders.Add("X-Api-Key", key);
        }

        using var answer = await machine.PostAsJsonAsync("/api/v1/lines/pbx/events", new { callId = "1", sequence = 1, signal = "ringing" });

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.Accepted, answer.Content.Headers.ContentType?.MediaType != "application/problem+json");
    }

    [Fact]
    public async Task An_unknown_api_address_answers_with_a_problem_document()
    {
        using var machine = _product.Browser();
        machine.DefaultRequestHeaders.Add("X-Api-Key", ServedProduct.ApiKey);

        using var answer = await machine.GetAsync("/api/v1/nothing");

        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task A_sign_in_cookie_does_not_open_the_api()
    {
        using var browser = await _product.SignedInAsync("admin");

        using var answer = await browser.PostAsJsonAsync("/api/v1/lines/pbx/events", new { callId = "1", sequence = 1, signal = "ringing" });

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Every_page_forbids_frames_foreign_scripts_and_copies()
    {
        using var browser = _product.Browser();

        using var answer = await browser.GetAsync("/login");

        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src-elem 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }
}
