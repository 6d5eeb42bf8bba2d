using System.Net;
using System.Text;
using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Messaging;

/// <summary>What another system may have sent, and what it is told (contracts §3).</summary>
public sealed class MessagesApiTests(MessagesApiTests.Gateway gateway) : IClassFixture<MessagesApiTests.Gateway>
{
    private readonly ServedProduct _product = gateway.Product;

    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("no-such-key", HttpStatusCode.Unauthorized)]
    [InlineData(ServedProduct.ApiKeyWithoutScopes, HttpStatusCode.Forbidden)]
    [InlineData(ServedProduct.ApiKey, HttpStatusCode.Accepted)]
    public async Task It_opens_by_key_and_scope(string? key, HttpStatusCode expected)
    {
        using var answer = await PostAsync(Order("scope"), key);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected != HttpStatusCode.Accepted, answer.Content.Headers.ContentType?.MediaType == "application/problem+json");
    }

    [Fact]
    public async Task The_same_key_and_body_is_the_same_message_and_another_body_is_a_conflict()
    {
        using var first = await PostAsync(Order("same"));
        using var again = await PostAsync(Order("same"));
        using var other = await PostAsync(Order("same", text: "别的内容"));

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.OK, HttpStatusCode.Conflict), (first.StatusCode, again.StatusCode, other.StatusCode));
        var told = await JsonAsync(first);
        Assert.Equal("queued", told.GetProperty("state").GetString());
        Assert.Equal(told.GetProperty("id").GetGuid(), (await JsonAsync(again)).GetProperty("id").GetGuid());
    }

    [Theory]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("""{"to":"13800138000","text":"a","category":"notice"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"","to":"13800138000","text":"a","category":"notice"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b1","to":"12345","text":"a","category":"notice"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b2","to":"01058781234","text":"a","category":"notice"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b3","to":"13800138000","text":"a","category":"spam"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b4","to":"13800138000","text":"a"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b5","to":"13800138000","text":" ","category":"notice"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b6","to":"13800138000","text":7,"category":"notice"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b7","to":"13800138000","text":"a","template":"notice","category":"notice"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b8","to":"13800138000","template":"no-such","values":{},"category":"notice"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b9","to":"13800138000","template":"notice","values":{"name":"王芳"},"category":"notice"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b10","to":"13800138000","text":"a","category":"notice","sendAt":"14:30"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"idempotencyKey":"b11","to":"13800138000","text":"\ud800","category":"notice"}""", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_no_message_is_refused_with_a_problem_that_repeats_nothing(string body, HttpStatusCode expected)
    {
        using var answer = await PostAsync(body);

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("13800138000", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(501)]
    [InlineData(200_000)]
    public async Task A_text_that_is_far_too_long_is_refused(int length)
    {
        using var answer = await PostAsync(Order("long" + length, text: new string('药', length)));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Fact]
    public async Task A_template_is_filled_in_and_what_became_of_the_message_is_told()
    {
        using var answer = await PostAsync("""{"idempotencyKey":"t1","to":"13700137000","template":"notice","values":{"name":"王芳","text":"您预约的检查改到周五"},"category":"notice"}""");
        var id = (await JsonAsync(answer)).GetProperty("id").GetGuid();

        using var told = await GetAsync($"/api/v1/messages/{id}");

        Assert.Equal(HttpStatusCode.OK, told.StatusCode);
        var message = await JsonAsync(told);
        Assert.Equal((id, 1), (message.GetProperty("id").GetGuid(), message.GetProperty("parts").GetInt32()));
        var text = await ReadAsync(async db => (await db.OutboundMessages.SingleAsync(known => known.Id == new Core.Kernel.Id<OutboundMessage>(id))).Text);
        Assert.Contains("王芳", _product.Services.GetRequiredService<Vault>().Open(OutboundMessage.TextPurpose, text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_nobody_ordered_is_missing()
    {
        using var answer = await GetAsync($"/api/v1/messages/{Guid.NewGuid()}");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Advertising_nobody_consented_to_is_accepted_and_held_back()
    {
        using var answer = await PostAsync(Order("promo", to: "13600136000", category: "promotion"));

        var told = await JsonAsync(answer);
        Assert.Equal((HttpStatusCode.Accepted, "suppressed", "not-asked"), (answer.StatusCode, told.GetProperty("state").GetString(), told.GetProperty("reason").GetString()));
    }

    [Theory]
    [InlineData("/api/v1/sms/gw/dlr?id=7c0a3c5e-0000-7000-8000-000000000001&d=1", HttpStatusCode.OK)]
    [InlineData("/api/v1/sms/nowhere/dlr?id=7c0a3c5e-0000-7000-8000-000000000001&d=1", HttpStatusCode.NotFound)]
    [InlineData("/api/v1/sms/gw/dlr?d=1", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/v1/sms/gw/mo?text=R", HttpStatusCode.UnprocessableEntity)]
    [InlineData("/api/v1/sms/nowhere/mo?from=13800138000&text=R", HttpStatusCode.NotFound)]
    public async Task A_gateways_report_is_taken_by_id_and_nonsense_is_not(string path, HttpStatusCode expected)
    {
        using var answer = await _product.Browser().GetAsync(path);

        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task A_reply_pushed_by_a_gateway_stops_advertising_and_is_answered_with_nothing()
    {
        using var answer = await _product.Browser().GetAsync("/api/v1/sms/gw/mo?from=%2B8613500135000&to=1069000012&text=%E9%80%80%E8%AE%A2&id=77");
        using var again = await _product.Browser().PostAsync("/api/v1/sms/gw/mo", new FormUrlEncodedContent([new("from", "+8613500135000"), new("text", "退订"), new("id", "77")]));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, ""), (answer.StatusCode, again.StatusCode, await answer.Content.ReadAsStringAsync()));
        Assert.Equal(1, await ReadAsync(db => db.InboundMessages.CountAsync(reply => reply.Kind == ReplyKind.OptOut)));
    }

    private static string Order(string key, string to = "13900139000", string? text = null, string category = "notice") =>
        JsonSerializer.Serialize(new { idempotencyKey = key, to, text = text ?? "检查时间有调整：" + key, category });

    private async Task<HttpResponseMessage> PostAsync(string body, string? key = ServedProduct.ApiKey)
    {
        using var machine = _product.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/messages") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("X-Api-Key", key);
        }

        return await machine.SendAsync(request);
    }

    private async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var machine = _product.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { { "X-Api-Key", ServedProduct.ApiKey } } };
        return await machine.SendAsync(request);
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer) => JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync());

    private async Task<T> ReadAsync<T>(Func<CrmDb, Task<T>> read)
    {
        await using var scope = _product.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<CrmDb>());
    }

    /// <summary>The product with a gateway nobody answers at.</summary>
    public sealed class Gateway : IAsyncLifetime
    {
        internal ServedProduct Product { get; private set; } = null!;

        public async Task InitializeAsync() => Product = await ServedProduct.StartAsync(
            "Development", "--Sms:Channels:0:Id=gw", "--Sms:Channels:0:Kind=HttpTemplate", "--Sms:Channels:0:Url=http://127.0.0.1:9/send?to={to}&text={text}", "--Sms:Channels:0:Report=d=%d", "--Sms:Channels:0:ReportDelivered=1");

        public async Task DisposeAsync() => await Product.DisposeAsync();
    }
}
