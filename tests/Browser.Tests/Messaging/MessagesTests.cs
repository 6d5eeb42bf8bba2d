using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Messaging;

/// <summary>短信: the information office writes a text, another system sends by it, and everybody can see why a message went out or did not.</summary>
[Collection(QuietTests.Name)]
public sealed class MessagesTests(HospitalFixture fixture, ITestOutputHelper output) : BrowserTest(fixture, output)
{
    private const float Patience = 20_000;

    [Fact]
    public async Task Zhou_Hai_Tao_writes_a_template_and_sees_a_message_go_out_by_it_and_one_held_back()
    {
        var code = "browser-" + Guid.NewGuid().ToString("N")[..8];
        var zhouHaiTao = await AtDeskOfAsync("info01", "/templates/new");
        await zhouHaiTao["field-name"].FillAsync("检查改期");
        await zhouHaiTao["field-code"].FillAsync(code);
        await zhouHaiTao["field-text"].FillAsync("您好，");
        await zhouHaiTao.Page.Locator("[data-testid=template-chip][data-key=text]").ClickAsync();
        await Expect(zhouHaiTao["field-text"]).ToHaveValueAsync("您好，{内容}");
        await Expect(zhouHaiTao["template-preview"]).ToContainTextAsync("】您好，您预约的检查时间有调整");
        await Expect(zhouHaiTao["template-count"]).ToHaveAttributeAsync("data-parts", "1");
        await zhouHaiTao["field-text"].FillAsync("您好，{内容}" + new string('请', 70));
        await Expect(zhouHaiTao["template-count"]).ToHaveAttributeAsync("data-parts", "2");
        await zhouHaiTao["field-text"].FillAsync("您好，{床号}");
        await Expect(zhouHaiTao["field-error-text"]).ToContainTextAsync("床号");
        await zhouHaiTao["field-text"].FillAsync("您好，{内容}");
        await zhouHaiTao["form-save"].ClickAsync();
        await Expect(zhouHaiTao["list-row"].Filter(new() { HasText = "检查改期" }).First).ToBeVisibleAsync();

        var (sent, heldBack) = (People.Stranger(), People.Stranger());
        var sentId = await PushAsync(new { idempotencyKey = code + "-1", to = sent, template = code, values = new { text = "检查改到周五上午" }, category = "notice" });
        var heldId = await PushAsync(new { idempotencyKey = code + "-2", to = heldBack, text = "体检套餐优惠", category = "promotion" });

        await UntilAsync(zhouHaiTao, sentId, "sent");
        // He sees that it went, not whom it named and what it told him.
        await Expect(zhouHaiTao["message-covered"]).ToBeVisibleAsync();
        await Expect(zhouHaiTao["message-edition"]).ToHaveAttributeAsync("data-edition", "1");
        await Expect(zhouHaiTao["message-why"]).ToContainTextAsync("预检通过");
        await UntilAsync(zhouHaiTao, heldId, "suppressed");
        await Expect(zhouHaiTao["message-why"]).ToContainTextAsync("已拦截");
        await Expect(zhouHaiTao["message-resend"]).ToHaveCountAsync(0);
        await zhouHaiTao.GoAsync("/messages?state=Suppressed");
        await Expect(zhouHaiTao.Page.Locator($"[data-testid=list-row][data-key='{heldId}']")).ToContainTextAsync("已拦截");
    }

    [Fact]
    public async Task Zhou_Hai_Tao_stops_the_channel_with_a_reason_and_what_was_queued_goes_out_when_it_goes_on()
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", "/messages/channels");
        await zhouHaiTao["channel-pause"].First.ClickAsync();
        await zhouHaiTao["channel-pause-reason"].FillAsync("更换短信账号");
        await zhouHaiTao["confirm-yes"].ClickAsync();
        await Expect(zhouHaiTao["channel"].First).ToHaveAttributeAsync("data-state", "paused");

        var id = await PushAsync(new { idempotencyKey = Guid.NewGuid().ToString(), to = People.Stranger(), text = "请留意复诊时间", category = "notice" });
        await zhouHaiTao.GoAsync($"/messages/{id}");
        await Expect(zhouHaiTao["message"]).ToHaveAttributeAsync("data-state", "queued");
        await Expect(zhouHaiTao["message-why"]).ToContainTextAsync("通道");
        await zhouHaiTao.GoAsync("/messages/channels");
        await zhouHaiTao["channel-resume"].First.ClickAsync();

        await UntilAsync(zhouHaiTao, id, "sent");
    }

    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task Zhou_Hai_Tao_can_use_the_pages_of_one_message_and_one_template(string theme, string language)
    {
        var id = await PushAsync(new { idempotencyKey = Guid.NewGuid().ToString(), to = People.Stranger(), text = "请留意复诊时间", category = "notice" });
        var zhouHaiTao = await AtDeskOfAsync("info01");
        await Axe.DressAsync(zhouHaiTao, theme, language);

        foreach (var path in new[] { "/templates/new", "/messages/" + id, "/messages/channels", "/messages/statistics" })
        {
            await zhouHaiTao.GoAsync(path);
            await Expect(zhouHaiTao.Page.Locator("main h1").First).ToBeVisibleAsync();
            await Axe.ExpectNothingToObjectAsync(zhouHaiTao, path);
        }

        // What was pushed is among what is counted, drawn, listed and taken along.
        await Expect(zhouHaiTao["messages-by-kind"]).ToHaveAttributeAsync("data-state", "drawn");
        await Axe.ExpectToFitAsync(zhouHaiTao, "/messages/statistics");
        await LookAsync(zhouHaiTao, "messages-" + theme);
        var file = await zhouHaiTao.Page.RunAndWaitForDownloadAsync(() => zhouHaiTao["period-export"].ClickAsync());
        Assert.EndsWith(".xlsx", file.SuggestedFilename, StringComparison.Ordinal);
        await zhouHaiTao["sum-accepted"].ClickAsync();
        await Expect(zhouHaiTao["list-page"]).ToHaveAttributeAsync("data-list", "messages");
        await Expect(zhouHaiTao["list-row"].First).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task Liu_Yang_can_use_the_inbox_the_ratings_and_the_dialog_that_writes_to_a_patient(string theme, string language)
    {
        var liuYang = await AtDeskOfAsync("lead01");
        await Axe.DressAsync(liuYang, theme, language);

        foreach (var path in new[] { "/messages/inbox", "/surveys", "/surveys/ratings", "/notices" })
        {
            await liuYang.GoAsync(path);
            await Expect(liuYang.Page.Locator("main h1").First).ToBeVisibleAsync();
            await Axe.ExpectNothingToObjectAsync(liuYang, path);
        }

        await liuYang.GoAsync("/patients");
        await liuYang["list-row"].First.DblClickAsync();
        await liuYang["archive-message"].ClickAsync();
        await Expect(liuYang["send-template"]).ToBeVisibleAsync();
        await Axe.ExpectNothingToObjectAsync(liuYang, "the dialog that writes to a patient");
    }

    [Theory]
    [MemberData(nameof(Axe.Looks), MemberType = typeof(Axe))]
    public async Task Zhou_Hai_Tao_can_use_a_template_that_is_there_and_the_days_figures(string theme, string language)
    {
        var zhouHaiTao = await AtDeskOfAsync("info01", "/templates");
        await Axe.DressAsync(zhouHaiTao, theme, language);
        var key = await zhouHaiTao["list-row"].First.GetAttributeAsync("data-key");

        foreach (var path in new[] { "/templates/" + key, "/reports", "/settings/report-readers" })
        {
            await zhouHaiTao.GoAsync(path);
            await Expect(zhouHaiTao.Page.Locator("main h1").First).ToBeVisibleAsync();
            await Axe.ExpectNothingToObjectAsync(zhouHaiTao, path);
        }
    }

    private static async Task UntilAsync(Desk desk, string id, string state)
    {
        var until = DateTimeOffset.UtcNow.AddMilliseconds(Patience);
        do
        {
            await desk.GoAsync($"/messages/{id}");
            await Expect(desk["message"]).ToBeVisibleAsync();
        }
        while (await desk["message"].GetAttributeAsync("data-state") != state && DateTimeOffset.UtcNow < until);

        await Expect(desk["message"]).ToHaveAttributeAsync("data-state", state);
    }

    private async Task<string> PushAsync(object order)
    {
        using var http = new HttpClient { BaseAddress = new(Hospital.Product.Address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", Product.ApiKey);
        using var answer = await http.PostAsJsonAsync("/api/v1/messages", order);
        var said = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return said.GetProperty("id").GetString()!;
    }
}
