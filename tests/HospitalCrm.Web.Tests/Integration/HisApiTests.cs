using System.Net;
using System.Text;
using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Integration;

/// <summary>What a hospital's system may push, and what it is told (contracts §3).</summary>
public sealed class HisApiTests(SharedProduct shared) : IClassFixture<SharedProduct>
{
    private readonly ServedProduct _product = shared.Product;

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("no-such-key", HttpStatusCode.Unauthorized)]
    [InlineData(ServedProduct.ApiKeyWithoutScopes, HttpStatusCode.Forbidden)]
    [InlineData(ServedProduct.ApiKey, HttpStatusCode.OK)]
    public async Task It_opens_by_key_and_scope(string? key, HttpStatusCode expected)
    {
        using var answer = await PushAsync("patient", "[]", key);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK, answer.Content.Headers.ContentType?.MediaType != "application/problem+json");
    }

    [Theory]
    [InlineData("patients", "[]", HttpStatusCode.NotFound)]
    [InlineData("patient", "{}", HttpStatusCode.BadRequest)]
    [InlineData("patient", "7", HttpStatusCode.BadRequest)]
    [InlineData("patient", "", HttpStatusCode.BadRequest)]
    [InlineData("patient", "[{]", HttpStatusCode.BadRequest)]
    [InlineData("patient", "patient_id=1", HttpStatusCode.BadRequest)]
    [InlineData("patient", "[", HttpStatusCode.BadRequest)]
    public async Task What_is_no_view_or_no_array_is_refused_with_a_problem(string view, string body, HttpStatusCode expected)
    {
        using var answer = await PushAsync(view, body);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_push_tells_what_was_taken_what_was_known_and_what_was_not_taken_and_why()
    {
        var body = $$"""[{{Person("T1")}},{"patient_id":"T2","name":"王芳","sex_code":"2","birth_date":"1985-02-30","updated_at":"2026-03-02T09:00:00"}]""";

        var first = await ToldAsync(await PushAsync("patient", body));
        var again = await ToldAsync(await PushAsync("crm_v_patient", "\uFEFF" + body));

        Assert.Equal("""{"accepted":1,"unchanged":0,"quarantined":[{"index":1,"reason":"impossible-date: birth_date"}]}""", first.GetRawText());
        Assert.Equal("""{"accepted":0,"unchanged":1,"quarantined":[{"index":1,"reason":"impossible-date: birth_date"}]}""", again.GetRawText());
    }

    [Theory]
    [InlineData(10_000, HttpStatusCode.OK)]
    [InlineData(10_001, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Ten_thousand_rows_are_taken_at_once_and_not_one_more(int rows, HttpStatusCode expected)
    {
        var body = $"[{string.Join(',', Enumerable.Range(0, rows).Select(at => $$"""{"stat_date":"2026-03-01","code":"C{{rows % 10}}{{at}}","value":1,"as_of":"2026-03-02T08:00:00","updated_at":"2026-03-02T08:00:00"}"""))}]";

        using var answer = await PushAsync("daily_indicator", body);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected == HttpStatusCode.OK ? rows : 0, await StoredAsync($"2026-03-01{HisView.KeyJoint}C{rows % 10}"));
    }

    [Fact]
    public async Task What_was_answered_is_in_the_archive_in_a_moment()
    {
        using var answer = await PushAsync("patient", $"[{Person("T9")}]");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var scope = _product.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        for (var look = 0; look < 200 && !await db.Patients.AnyAsync(patient => patient.SourceCode == "demo" && patient.SourceKey == "T9"); look++)
        {
            await Task.Delay(100);
        }

        Assert.Equal("王芳", (await db.Patients.SingleAsync(patient => patient.SourceCode == "demo" && patient.SourceKey == "T9")).Name);
    }

    [Fact]
    public async Task What_was_pushed_classes_its_patient_a_moment_later()
    {
        await PushAsync("patient", """[{"patient_id":"T10","name":"丁一","sex_code":"2","birth_date":"1960-01-01","updated_at":"2026-03-02T09:00:00"}]""");
        var at = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);
        await PushAsync("charge", $$"""[{"charge_id":"TF10","patient_id":"T10","source":"1","charged_at":"{{at}}","item_name":"手术费","amount":12000,"status":"1","updated_at":"2026-03-02T09:00:00"}]""");
        await using var scope = _product.Services.CreateAsyncScope();
        var patients = scope.ServiceProvider.GetRequiredService<CrmDb>().Patients.Where(patient => patient.SourceCode == "demo" && patient.SourceKey == "T10");

        for (var look = 0; look < 200 && !await patients.AnyAsync(patient => patient.ConsumptionClass != null); look++)
        {
            await Task.Delay(100);
        }

        Assert.Equal("upper", await patients.Select(patient => patient.ConsumptionClass).SingleAsync());
    }

    private static string Person(string id) => $$"""{"patient_id":"{{id}}","name":"王芳","sex_code":"2","birth_date":"1985-03-07","updated_at":"2026-03-02T09:00:00"}""";

    private async Task<HttpResponseMessage> PushAsync(string view, string body, string? key = ServedProduct.ApiKey)
    {
        using var machine = _product.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/his/{view}") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        return await machine.SendAsync(request);
    }

    private static async Task<JsonElement> ToldAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());
        }
    }

    private async Task<int> StoredAsync(string key)
    {
        await using var scope = _product.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<CrmDb>().HisRows.CountAsync(row => row.View == "daily_indicator" && row.RowKey.StartsWith(key));
    }
}
