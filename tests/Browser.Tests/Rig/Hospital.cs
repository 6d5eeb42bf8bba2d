using System.Collections.Concurrent;
using HospitalCrm.Device.Simulators;
using Microsoft.Playwright;

namespace Browser.Tests.Rig;

/// <summary>
/// One running hospital for most tests: the product, five modem lines that ring at 8001…8005 with an emulated modem at the far end of
/// each cable, a telephone system that pushes events, and one Chromium.
/// </summary>
public sealed class Hospital : IAsyncDisposable
{
    public const string TelephoneSystem = "pbx";
    private const int Seats = 5;

    private readonly List<PtyPair> _cables = [];
    private readonly List<ModemEmulator> _modems = [];
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _signedIn = new(StringComparer.Ordinal);
    private IPlaywright _playwright = null!;

    private Hospital()
    {
    }

    public Product Product { get; private set; } = null!;

    public IBrowser Browser { get; private set; } = null!;

    public People People { get; } = new();

    public static async Task<Hospital> OpenAsync()
    {
        var hospital = new Hospital();
        try
        {
            await hospital.StartAsync();
            return hospital;
        }
        catch
        {
            await hospital.DisposeAsync();
            throw;
        }
    }

    /// <summary>The modem whose line rings at the seat of agent 1…5.</summary>
    public ModemEmulator Modem(int agent) => _modems[agent - 1];

    public PhoneCall Call(string number) => new(Product.Address, number);

    /// <summary>The cookies of somebody who signed in through the sign-in page; done once a person.</summary>
    public Task<string> SignedInAsync(string user) => _signedIn.GetOrAdd(user, code => new(() => SignInAsync(code))).Value;

    /// <summary>All sessions of <paramref name="user"/> were ended: who needs her next signs her in anew.</summary>
    public void Forget(string user) => _signedIn.TryRemove(user, out _);

    public async ValueTask DisposeAsync()
    {
        if (Browser is not null)
        {
            await Browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (Product is not null)
        {
            await Product.DisposeAsync();
        }

        foreach (var modem in _modems)
        {
            await modem.DisposeAsync();
        }

        foreach (var cable in _cables)
        {
            await cable.DisposeAsync();
        }
    }

    internal static Task<IBrowser> LaunchAsync(IPlaywright playwright) => playwright.Chromium.LaunchAsync(new()
    {
        ExecutablePath = "/usr/bin/chromium",
        Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"],
    });

    private async Task StartAsync()
    {
        var settings = new Dictionary<string, string>(PhoneCall.Line(Seats));
        for (var seat = 1; seat <= Seats; seat++)
        {
            var cable = await PtyPair.StartAsync(CancellationToken.None);
            _cables.Add(cable);
            _modems.Add(ModemEmulator.Attach(cable.Far, ModemManners.Good, TimeProvider.System));
            settings[$"Lines__{seat - 1}__Id"] = $"line-{seat}";
            settings[$"Lines__{seat - 1}__Adapter"] = "Modem";
            settings[$"Lines__{seat - 1}__Port"] = cable.Near;
            settings[$"Lines__{seat - 1}__Extension"] = $"800{seat}";

            // One that dials, four that only listen.
            settings[$"Lines__{seat - 1}__DialOut"] = seat == 5 ? "true" : "false";
        }

        Product = await Product.StartAsync(settings);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await Task.WhenAll(_modems.Select(modem => modem.WaitUntilAskedForCallerIdAsync(limit.Token)));
        _playwright = await Playwright.CreateAsync();
        Browser = await LaunchAsync(_playwright);
    }

    private async Task<string> SignInAsync(string user)
    {
        await using var context = await Browser.NewContextAsync(new() { BaseURL = Product.Address });
        var page = await context.NewPageAsync();
        await SignInPage.SignInAsync(page, user, Product.Password);
        return await context.StorageStateAsync();
    }
}
