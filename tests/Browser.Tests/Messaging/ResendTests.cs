using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Browser.Tests.Accessibility;
using Browser.Tests.Rig;
using Microsoft.Playwright;

namespace Browser.Tests.Messaging;

/// <summary>发送失败待处理: what failed, or may have gone out, is sent again by whoever may, with a reason. A hospital of its own, behind whose gateway nothing is sure.</summary>
[Collection(QuietTests.Name)]
public sealed class ResendTests(HospitalFixture fixture) : IAsyncLifetime, IDisposable
{
    internal const string Text = "请留意复诊时间";
    private const float Patience = 30_000;

    private readonly List<IBrowserContext> _contexts = [];
    private readonly MoodyGateway _gateway = new();
    private Product _product = null!;

    [Fact]
    public async Task What_may_have_gone_out_is_asked_about_twice_and_of_two_people_one_sends_it_again()
    {
        _gateway.Mood = GatewayMood.Silent;
        var id = await PushAsync();
        var wuLiPing = await SignedInAsync("lead01");
        await UntilAsync(wuLiPing, id, "unknown");
        await Expect(wuLiPing["message-why"]).ToContainTextAsync("不明");

        // Whoever has no right to it sees that it is open, and no way to send it again.
        var wangFang = await SignedInAsync("agent01");
        await wangFang.GoAsync($"/messages/{id}");
        await Expect(wangFang["message"]).ToHaveAttributeAsync("data-state", "unknown");
        await Expect(wangFang["message-resend"]).ToHaveCountAsync(0);
        await wangFang.GoAsync("/messages");
        await Expect(wangFang["messages-resend"]).ToHaveCountAsync(0);

        var zhouHaiTao = await SignedInAsync("info01");
        await zhouHaiTao.GoAsync($"/messages/{id}");
        foreach (var desk in new[] { wuLiPing, zhouHaiTao })
        {
            await desk["message-resend"].ClickAsync();
            await desk["confirm-yes"].ClickAsync();
            await Expect(desk["problem"]).ToBeVisibleAsync();
            await desk["resend-reason"].FillAsync("患者来电说没有收到");
            await desk["confirm-yes"].ClickAsync();
            await Expect(desk["confirm-text"]).ToContainTextAsync("可能已经发出");
            await Axe.ExpectNothingToObjectAsync(desk, "the second question");
        }

        var before = _gateway.Taken;
        await Task.WhenAll(wuLiPing["confirm-yes"].ClickAsync(), zhouHaiTao["confirm-yes"].ClickAsync());
        var tooLate = await Task.WhenAll(new[] { wuLiPing, zhouHaiTao }.Select(IsTooLateAsync));
        var reader = await wangFang.AnotherTabAsync($"/messages/{id}");
        await UntilAsync(reader, id, "unknown", attempts: 2);
        Assert.Equal(1, _gateway.Taken - before);
        Assert.Single(tooLate, late => late);

        // With the keyboard alone, and this time it goes through.
        _gateway.Mood = GatewayMood.Good;
        await wuLiPing.GoAsync($"/messages/{id}");
        await wuLiPing["message-resend"].FocusAsync();
        await wuLiPing.Page.Keyboard.PressAsync("Enter");
        await Expect(wuLiPing["confirm-no"]).ToBeFocusedAsync();
        await wuLiPing["resend-reason"].FocusAsync();
        await wuLiPing.Page.Keyboard.TypeAsync("网关已恢复");
        await Expect(wuLiPing["resend-reason"]).ToHaveValueAsync("网关已恢复");
        await wuLiPing["confirm-yes"].PressAsync("Enter");
        await Expect(wuLiPing["confirm-text"]).ToContainTextAsync("可能已经发出");
        await wuLiPing["confirm-yes"].PressAsync("Enter");
        await UntilAsync(wuLiPing, id, "sent", attempts: 3);
        Assert.Equal(2, _gateway.Taken - before);
    }

    [Fact]
    public async Task What_the_gateway_refused_is_ticked_on_the_list_and_goes_out_after_one_question()
    {
        _gateway.Mood = GatewayMood.Refusing;
        var id = await PushAsync();
        var zhouHaiTao = await SignedInAsync("info01");
        await UntilAsync(zhouHaiTao, id, "failed");
        _gateway.Mood = GatewayMood.Good;

        await zhouHaiTao.GoAsync("/messages?state=Failed");
        var row = zhouHaiTao.Page.Locator($"[data-testid=list-row][data-key='{id}']");
        await zhouHaiTao["messages-resend"].ClickAsync();
        await Expect(zhouHaiTao["toast"].First).ToContainTextAsync("请选择");
        await row.GetByTestId("row-check").CheckAsync();
        await zhouHaiTao["messages-resend"].ClickAsync();
        await zhouHaiTao["resend-reason"].FillAsync("号码已核实");
        await zhouHaiTao["confirm-yes"].ClickAsync();

        await Expect(zhouHaiTao["confirm-yes"]).ToHaveCountAsync(0);
        await UntilAsync(zhouHaiTao, id, "sent", attempts: 2);
    }

    public async Task InitializeAsync() => _product = await Product.StartAsync(new Dictionary<string, string>
    {
        ["Sms__Channels__0__Id"] = "gateway",
        ["Sms__Channels__0__Kind"] = "HttpTemplate",
        ["Sms__Channels__0__Url"] = _gateway.Url,
        ["Clock__StartAt"] = "2026-03-02T10:00:00+08:00",
    });

    public async Task DisposeAsync()
    {
        foreach (var context in _contexts)
        {
            await context.CloseAsync();
        }

        await _product.DisposeAsync();
    }

    public void Dispose() => _gateway.Dispose();

    private static async Task UntilAsync(Desk desk, string id, string state, int attempts = 1)
    {
        var until = DateTimeOffset.UtcNow.AddMilliseconds(Patience);
        do
        {
            await desk.GoAsync($"/messages/{id}");
            await Expect(desk["message"]).ToBeVisibleAsync();
        }
        while ((await desk["message"].GetAttributeAsync("data-state") != state || await desk.Page.Locator("[data-testid=message-attempts] tbody tr").CountAsync() < attempts) && DateTimeOffset.UtcNow < until);

        await Expect(desk["message"]).ToHaveAttributeAsync("data-state", state);
        await Expect(desk.Page.Locator("[data-testid=message-attempts] tbody tr")).ToHaveCountAsync(attempts);
    }

    /// <summary>Whether he was told that somebody else was quicker; else his dialog is gone.</summary>
    private static async Task<bool> IsTooLateAsync(Desk desk)
    {
        var until = DateTimeOffset.UtcNow.AddMilliseconds(Patience);
        while (await desk["confirm-yes"].CountAsync() > 0 && await desk["problem"].CountAsync() == 0 && DateTimeOffset.UtcNow < until)
        {
            await Task.Delay(50);
        }

        return await desk["problem"].CountAsync() > 0;
    }

    private async Task<Desk> SignedInAsync(string user)
    {
        var context = await fixture.Hospital.Browser.NewContextAsync(new() { BaseURL = _product.Address, Locale = "zh-CN", ViewportSize = new() { Width = 1366, Height = 768 } });
        _contexts.Add(context);
        var desk = new Desk(await context.NewPageAsync());
        await SignInPage.SignInAsync(desk.Page, user, Product.Password);
        return desk;
    }

    private async Task<string> PushAsync()
    {
        using var http = new HttpClient { BaseAddress = new(_product.Address) };
        http.DefaultRequestHeaders.Add("X-Api-Key", Product.ApiKey);
        using var answer = await http.PostAsJsonAsync("/api/v1/messages", new { idempotencyKey = Guid.NewGuid().ToString(), to = new People().Stranger(), text = Text, category = "notice" });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetString()!;
    }
}

internal enum GatewayMood
{
    Good,

    /// <summary>Takes it, and hangs up without a word.</summary>
    Silent,

    /// <summary>Says that it is the message's fault.</summary>
    Refusing,
}

/// <summary>A gateway that answers as the test says.</summary>
internal sealed class MoodyGateway : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private volatile GatewayMood _mood;
    private int _taken;

    public MoodyGateway()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public GatewayMood Mood { get => _mood; set => _mood = value; }

    public int Taken => Volatile.Read(ref _taken);

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/send?to={{to}}&text={{text}}";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception ended) when (ended is ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient caller)
    {
        using (caller)
        {
            var heard = new StringBuilder();
            var buffer = new byte[4096];
            while (!heard.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                if (await caller.GetStream().ReadAsync(buffer) is not (> 0 and var read))
                {
                    return;
                }

                heard.Append(Encoding.ASCII.GetString(buffer, 0, read));
            }

            // The hospital writes to its staff meanwhile; that is not what is counted.
            if (heard.ToString().Contains(Uri.EscapeDataString(ResendTests.Text), StringComparison.OrdinalIgnoreCase))
            {
                Interlocked.Increment(ref _taken);
            }

            var answer = Mood switch
            {
                GatewayMood.Good => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
                GatewayMood.Refusing => "HTTP/1.1 422 No\r\nContent-Length: 2\r\nConnection: close\r\n\r\nno",
                _ => "",
            };
            await caller.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
    }
}
