using System.Net;
using System.Text.RegularExpressions;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using HospitalCrm.Web.Complaints.Doors;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Complaints;

/// <summary>The public page, as a stranger's browser asks for it.</summary>
public sealed partial class ComplaintDoorTests(SharedProduct shared) : IClassFixture<SharedProduct>
{
    private readonly ServedProduct _product = shared.Product;

    [Fact]
    public async Task Anybody_writes_gets_a_receipt_and_asks_by_it_and_nothing_else_comes_out()
    {
        Allow();
        using var phone = _product.Browser();
        var empty = await phone.GetStringAsync("/c?to=director");
        Assert.All(["<script", "src=", "stylesheet"], part => Assert.DoesNotContain(part, empty, StringComparison.Ordinal));
        Assert.Contains("value=\"director\" checked", empty, StringComparison.Ordinal);

        using var sent = await ServedProduct.SubmitAsync(phone, "/c", ("to", "director"), ("name", "欧阳雪"), ("phone", "13900137777"), ("text", "挂号排队三小时"));
        var thanks = await sent.Content.ReadAsStringAsync();
        var receipt = Receipt().Match(thanks).Groups[1].Value;
        using var asked = await ServedProduct.SubmitAsync(phone, "/c/state", ("number", receipt), ("digits", "7777"));
        var standing = await asked.Content.ReadAsStringAsync();

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (sent.StatusCode, asked.StatusCode));
        Assert.Contains("noindex", asked.Headers.GetValues("X-Robots-Tag").Single(), StringComparison.Ordinal);
        Assert.Contains("no-store", asked.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        Assert.Contains("data-standing=\"received\"", standing, StringComparison.Ordinal);
        Assert.All(["欧阳雪", "13900137777", "挂号排队三小时", receipt], secret => Assert.DoesNotContain(secret, standing, StringComparison.Ordinal));
        Assert.All(["欧阳雪", "13900137777", "挂号排队三小时"], secret => Assert.DoesNotContain(secret, thanks, StringComparison.Ordinal));
        Assert.Equal(ComplaintSource.DirectorMailbox, await InDbAsync(db => db.Complaints.Where(complaint => complaint.Receipt == receipt).Select(complaint => complaint.Source).SingleAsync()));
    }

    [Fact]
    public async Task A_wrong_number_and_wrong_digits_get_the_same_answer()
    {
        Allow();
        using var phone = _product.Browser();
        var receipt = await WriteAsync(phone, "13900136666");

        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (number, digits) in new[] { (receipt, "6667"), ("HZ23456789AB", "6666"), (receipt, ""), ("投诉-2026-000001", "1234") })
        {
            using var asked = await ServedProduct.SubmitAsync(phone, "/c/state", ("number", number), ("digits", digits));
            answers.Add((asked.StatusCode, Changing().Replace((await asked.Content.ReadAsStringAsync()).Replace(number, "", StringComparison.Ordinal), "")));
        }

        Assert.Equal(HttpStatusCode.NotFound, answers[0].Item1);
        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_with_all_that_was_typed_and_a_program_that_fills_everything_keeps_nothing()
    {
        Allow();
        using var phone = _product.Browser();
        var before = await InDbAsync(db => db.Complaints.CountAsync());

        using var wrong = await ServedProduct.SubmitAsync(phone, "/c", ("name", "<b>欧阳</b>"), ("phone", "不告诉你"), ("text", "护士态度生硬"));
        var html = await wrong.Content.ReadAsStringAsync();
        using var trapped = await ServedProduct.SubmitAsync(phone, "/c", ("text", "buy now"), ("website", "http://spam.example"));
        using var elsewhere = await ServedProduct.PostAsync(phone, "/c", ("key", Guid.CreateVersion7().ToString()), ("text", "来自别处"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.StatusCode);
        Assert.Contains("电话号码不正确", html, StringComparison.Ordinal);
        Assert.Contains("护士态度生硬", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>欧阳", html, StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (trapped.StatusCode, elsewhere.StatusCode));
        Assert.Contains("buy now", await trapped.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, await InDbAsync(db => db.Complaints.CountAsync()));
    }

    [Fact]
    public async Task The_four_digits_of_a_number_cannot_be_tried_out()
    {
        Allow();
        using var phone = _product.Browser();
        var statuses = new List<HttpStatusCode>();
        for (var at = 0; at <= ComplaintDoorLimits.TriesANumber; at++)
        {
            using var asked = await ServedProduct.SubmitAsync(phone, "/c/state", ("number", " hz-99999-99999"), ("digits", $"{at:D4}"));
            statuses.Add(asked.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.All(statuses[..^1], status => Assert.Equal(HttpStatusCode.NotFound, status));
    }

    [Fact]
    public async Task One_address_sends_no_flood_and_loses_nothing_it_typed_and_a_hospital_may_close_the_page()
    {
        Allow(perHour: 2);
        using var phone = _product.Browser();
        await WriteAsync(phone, "13900135555");
        await WriteAsync(phone, "13900135555");

        using var third = await ServedProduct.SubmitAsync(phone, "/c", ("text", "第三件事"));
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
        Assert.Contains("第三件事", await third.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        Allow(isOpen: false);
        using var closed = await phone.GetAsync("/c");
        Assert.Equal(HttpStatusCode.NotFound, closed.StatusCode);
        Assert.Contains("data-state=\"closed\"", await closed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Allow();
    }

    private static async Task<string> WriteAsync(HttpClient phone, string number)
    {
        using var sent = await ServedProduct.SubmitAsync(phone, "/c", ("to", "office"), ("phone", number), ("text", "等候太久"));
        return Receipt().Match(await sent.Content.ReadAsStringAsync()).Groups[1].Value;
    }

    /// <summary>Every test has its own limits: they are asked by the same address.</summary>
    private void Allow(int perHour = 0, bool isOpen = true) => _product.Services.GetRequiredService<ParameterValues>().Load(new Dictionary<string, string>
    {
        [ComplaintParameters.WebPerMinute.Key] = "0",
        [ComplaintParameters.WebPerHour.Key] = perHour.ToString(System.Globalization.CultureInfo.InvariantCulture),
        [ComplaintParameters.WebForm.Key] = isOpen ? "true" : "false",
    });

    private async Task<T> InDbAsync<T>(Func<CrmDb, Task<T>> work)
    {
        await using var scope = _product.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        return await work(scope.ServiceProvider.GetRequiredService<CrmDb>());
    }

    [GeneratedRegex("data-testid=\"door-receipt\" data-value=\"([^\"]+)\"")]
    private static partial Regex Receipt();

    /// <summary>The antiforgery token is another each time.</summary>
    [GeneratedRegex("<input type=\"hidden\"[^>]*>")]
    private static partial Regex Changing();
}
