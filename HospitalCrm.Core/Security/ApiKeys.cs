using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Security;

/// <summary>
/// From an API key to the connected system. Found by the key's hash, so how long it takes tells nothing about the key. What is known is
/// believed for a second, so a key taken away by another process or node is refused within two.
/// </summary>
public sealed class ApiKeys(IServiceScopeFactory scopes, SignInRules rules, SignInClock clock)
{
    public const string DemoCode = "demo";
    public const string DemoWithoutScopesCode = "demo-none";

    /// <summary>The scope that stands for every right there is.</summary>
    public const string EveryScope = "*";

    private const int KeyLength = 32;
    private const int MostKnown = 10_000;

    private static readonly TimeSpan Trust = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, Answer> _known = new(StringComparer.Ordinal);

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    public static string NewKey() => "hcrm-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>Null for a key nobody has, or that is not taken any more.</summary>
    public async ValueTask<Actor?> FindAsync(string key, CancellationToken ct) => (await FindCallerAsync(key, ct))?.Actor;

    /// <inheritdoc cref="FindAsync"/>
    public async ValueTask<ApiCaller?> FindCallerAsync(string key, CancellationToken ct)
    {
        var hash = Hash(key);
        var name = Convert.ToHexString(hash);
        if (_known.TryGetValue(name, out var known) && TimeProvider.System.GetElapsedTime(known.AskedAt) < Trust)
        {
            return known.Caller;
        }

        var caller = await AskAsync(hash, ct);
        if (caller is null)
        {
            // Guessed keys must not fill the memory.
            _known.TryRemove(name, out _);
        }
        else if (_known.Count < MostKnown)
        {
            _known[name] = new(caller, TimeProvider.System.GetTimestamp());
        }

        return caller;
    }

    /// <summary>Whether it was somebody's when it was last asked about: guesses from an address do not shut out the system that works there.</summary>
    public bool WasKnown(string key) => _known.ContainsKey(Convert.ToHexString(Hash(key)));

    /// <summary>A key was given, changed or taken away.</summary>
    public void Forget() => _known.Clear();

    private async Task<ApiCaller?> AskAsync(byte[] hash, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var system = await db.ConnectedSystems.AsNoTracking().FirstOrDefaultAsync(system => system.KeyHash == hash || system.OldKeyHash == hash, ct);
        if (system is null || !Takes(system, hash))
        {
            return null;
        }

        var scopesHeld = system.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var actor = Actor.ConnectedSystem(system.Code, scopesHeld.Contains(EveryScope) ? PermissionCatalogue.All.Select(right => right.Code) : scopesHeld);
        return new(actor, CallerNetworks.TryRead(system.Networks, out var networks) ? networks : null, system.CallsPerMinute);
    }

    /// <summary>Keys are a matter of the real time, whatever the business clock says.</summary>
    private bool Takes(ConnectedSystem system, byte[] hash)
    {
        var now = clock.Value.GetUtcNow();
        return !system.IsDisabled
            && (rules.AcceptsDemo || system.Code is not (DemoCode or DemoWithoutScopesCode))
            && (system.ExpiresOn is not { } last || DateOnly.FromDateTime(HospitalZone.Local(now).DateTime) <= last)
            && (system.KeyHash.AsSpan().SequenceEqual(hash) || system.OldKeyUntil > now);
    }

    private readonly record struct Answer(ApiCaller Caller, long AskedAt);
}

/// <param name="Networks">Where it may call from; null when what is stored cannot be read, and then from nowhere.</param>
/// <param name="CallsPerMinute">Null = as the parameter says.</param>
public sealed record ApiCaller(Actor Actor, CallerNetworks? Networks, int? CallsPerMinute)
{
    /// <summary>Demo keys are bound by no limit (contracts §2).</summary>
    public bool IsLimited => Actor.StaffNo is not (ApiKeys.DemoCode or ApiKeys.DemoWithoutScopesCode);
}
