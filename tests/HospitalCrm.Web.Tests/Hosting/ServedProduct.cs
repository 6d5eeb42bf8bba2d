using System.Net;
using System.Text.RegularExpressions;
using HospitalCrm.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Web.Tests.Hosting;

/// <summary>The whole product on a port of its own with a data folder of its own. Stopping and starting again keeps the folder.</summary>
internal sealed partial class ServedProduct : IAsyncDisposable
{
    public const string Password = "demo-pass-1";
    public const string ApiKey = "key-with-every-scope";
    public const string ApiKeyWithoutScopes = "key-without-scopes";

    private readonly string _environment;
    private readonly string[] _settings;
    private WebApplication? _app;

    private ServedProduct(string environment, string[] settings)
    {
        _environment = environment;
        _settings = settings;
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("crm-web-").FullName;

    public Uri Address { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public static async Task<ServedProduct> StartAsync(string environment = "Development", params string[] settings)
    {
        var product = new ServedProduct(environment, settings);
        await product.StartAgainAsync();
        return product;
    }

    public async Task StartAgainAsync()
    {
        _app = HospitalHost.Build(
            [
                $"--environment={_environment}", "--applicationName=HospitalCrm.Web", $"--contentRoot={ContentRoot()}", "--urls=http://127.0.0.1:0",
                $"--Data:Directory={Folder}", $"--Demo:Password={Password}", $"--Demo:ApiKey={ApiKey}", $"--Demo:ApiKeyWithoutScopes={ApiKeyWithoutScopes}",
                .. _settings,
            ],
            StartWish.None);
        await HospitalHost.PrepareAsync(_app, default);
        await _app.StartAsync();
        Address = new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        await _app.Services.GetRequiredService<Readiness>().WhenReady.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async Task StopAsync()
    {
        await _app!.StopAsync();
        await _app.DisposeAsync();
    }

    /// <summary>A browser that does not follow redirects, with its own cookies unless some are given.</summary>
    public HttpClient Browser(CookieContainer? cookies = null) =>
        new(new HttpClientHandler { CookieContainer = cookies ?? new(), AllowAutoRedirect = false }) { BaseAddress = Address };

    public async Task<HttpClient> SignedInAsync(string user, CookieContainer? cookies = null)
    {
        var browser = Browser(cookies);
        using var answer = await SubmitAsync(browser, "/login", ("Form.User", user), ("Form.Password", Password));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return browser;
    }

    /// <summary>Fetches a page and posts its form as a browser would.</summary>
    public static async Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string page, params (string Name, string Value)[] fields)
    {
        var html = await browser.GetStringAsync(page);
        var hidden = Hidden().Matches(html).Select(match => (match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value)));
        return await PostAsync(browser, page, [.. hidden.DistinctBy(field => field.Item1), .. fields]);
    }

    public static Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, params (string Name, string Value)[] fields) =>
        browser.PostAsync(page, new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))));

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    public static string ContentRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "HospitalCrm.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "HospitalCrm.Web");
    }

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]+)" value="(?<value>[^"]*)"[^>]*>""")]
    private static partial Regex Hidden();
}
