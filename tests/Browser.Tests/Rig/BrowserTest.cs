using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using HospitalCrm.Device.Simulators;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace Browser.Tests.Rig;

/// <summary>What every test does besides its own: nothing may be asked of another origin, no part of a page may be missing, and what the server said is shown when it fails.</summary>
public abstract partial class BrowserTest(HospitalFixture fixture, ITestOutputHelper output) : IAsyncLifetime
{
    private readonly List<(IBrowserContext Context, Desk First)> _desks = [];
    private readonly List<PhoneCall> _calls = [];
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly ConcurrentQueue<string> _missing = new();
    private readonly ConcurrentQueue<string> _heard = new();

    protected Hospital Hospital => fixture.Hospital;

    protected People People => Hospital.People;

    protected ITestOutputHelper Output => output;

    /// <summary>Somebody signed in, in a browser of his own.</summary>
    protected async Task<Desk> AtDeskOfAsync(string user, string path = "/", BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.StorageState = await Hospital.SignedInAsync(user);
        var desk = await OpenAsync(options);
        await desk.GoAsync(path);
        return desk;
    }

    /// <summary>A browser nobody signed in at.</summary>
    protected async Task<Desk> OpenAsync(BrowserNewContextOptions? options = null, string? address = null)
    {
        options ??= new();
        options.BaseURL ??= address ?? Hospital.Product.Address;
        options.ViewportSize ??= new() { Width = 1366, Height = 768 };
        options.Locale ??= "zh-CN";
        var context = await Hospital.Browser.NewContextAsync(options);
        context.Request += (_, request) => _asked.Enqueue(request.Url);
        context.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.ResourceType != "document")
            {
                _missing.Enqueue($"{response.Status}: {response.Url}");
            }
        };
        context.Console += (_, message) => _heard.Enqueue($"{message.Type}: {message.Text}");
        context.WebError += (_, error) => _heard.Enqueue($"script error: {error.Error}");
        var desk = new Desk(await context.NewPageAsync());
        _desks.Add((context, desk));
        return desk;
    }

    /// <summary>A line where nothing rings any more: for eight seconds after the last ring a modem's next words belong to the same call.</summary>
    protected async Task<ModemEmulator> IdleModemAsync(int line)
    {
        var monitor = await AtDeskOfAsync("info01", "/gallery/line-monitor");
        await Expect(monitor.Page.Locator($"[data-testid=line-monitor] [data-line=line-{line}] [data-testid=line-heard]")).ToContainTextAsync(Silent());
        await monitor.Context.CloseAsync();
        return Hospital.Modem(line);
    }

    [GeneratedRegex("停止振铃|还没有收到信号")]
    private static partial Regex Silent();

    /// <summary>It is ended with the test, whatever happens.</summary>
    protected PhoneCall CallFrom(string number)
    {
        var call = Hospital.Call(number);
        _calls.Add(call);
        return call;
    }

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual async Task DisposeAsync()
    {
        foreach (var call in _calls)
        {
            await call.EndAsync();
        }

        foreach (var (context, desk) in _desks)
        {
            await TidyAsync(context, desk);
        }

        foreach (var line in _heard)
        {
            output.WriteLine(line);
        }

        output.WriteLine(Hospital.Product.Said);
        Assert.DoesNotContain(_asked, IsElsewhere);
        Assert.Empty(_missing);
    }

    private static bool IsElsewhere(string url) => new Uri(url) is { Scheme: "http" or "https" or "ws" or "wss", Host: not "127.0.0.1" };

    private async Task TidyAsync(IBrowserContext context, Desk desk)
    {
        try
        {
            await desk.ClearAsync();
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            // The test itself has failed by then; its own words matter.
            output.WriteLine($"not tidied: {failure.Message}");
        }

        await context.CloseAsync();
    }

    /// <summary>A picture for whoever wants to look, in the folder CRM_LOOK names.</summary>
    protected static async Task LookAsync(Desk desk, string name)
    {
        if (Environment.GetEnvironmentVariable("CRM_LOOK") is { Length: > 0 } folder)
        {
            // The page scrolls within itself.
            await desk.Page.SetViewportSizeAsync(1366, 1600);
            await desk.Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
            await desk.Page.SetViewportSizeAsync(1366, 768);
        }
    }
}
