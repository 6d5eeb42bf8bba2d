using System.Collections.Concurrent;
using System.Text.Json;
using Browser.Tests.Rig;
using Microsoft.Playwright;

namespace Browser.Tests.FollowUps;

/// <summary>A hospital of its own, for mornings that change what everybody sees: the whole queue, parameters, questionnaires, a power cut.</summary>
public sealed class Ward : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _signedIn = new(StringComparer.Ordinal);
    private readonly string _sent = Path.Combine(Path.GetTempPath(), $"hcrm-ward-{Guid.NewGuid():N}.jsonl");

    public Product Product { get; private set; } = null!;

    /// <summary>What the message channel was given so far.</summary>
    public IReadOnlyList<(string To, string Text)> Sent => File.Exists(_sent)
        ? [.. File.ReadAllLines(_sent).Where(line => line.EndsWith('}')).Select(line => JsonDocument.Parse(line).RootElement).Select(sent => (sent.GetProperty("to").GetString()!, sent.GetProperty("text").GetString()!))]
        : [];

    public async Task InitializeAsync() => Product = await Product.StartAsync(new Dictionary<string, string>
    {
        ["Sms__Channels__0__Id"] = "file",
        ["Sms__Channels__0__Kind"] = "File",
        ["Sms__Channels__0__Path"] = _sent,
    });

    public async Task DisposeAsync()
    {
        await Product.DisposeAsync();
        File.Delete(_sent);
    }

    /// <summary>The cookies of somebody who signed in here; done once a person.</summary>
    public Task<string> SignedInAsync(IBrowser browser, string user) => _signedIn.GetOrAdd(user, code => new(() => SignInAsync(browser, code))).Value;

    private async Task<string> SignInAsync(IBrowser browser, string user)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = Product.Address });
        var page = await context.NewPageAsync();
        await SignInPage.SignInAsync(page, user, Product.Password);
        return await context.StorageStateAsync();
    }
}

/// <summary>They take turns in the ward, beside the tests of the common hospital.</summary>
[CollectionDefinition(Name)]
public sealed class WardTests : ICollectionFixture<HospitalFixture>, ICollectionFixture<Ward>
{
    public const string Name = "ward";
}
