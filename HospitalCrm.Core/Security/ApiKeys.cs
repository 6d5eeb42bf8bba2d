using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Security;

/// <summary>From an API key to the connected system. Found by the key's hash, so how long it takes tells nothing about the key.</summary>
public sealed class ApiKeys(IServiceScopeFactory scopes, SignInRules rules)
{
    public const string DemoCode = "demo";
    public const string DemoWithoutScopesCode = "demo-none";

    /// <summary>The scope that stands for every right there is.</summary>
    public const string EveryScope = "*";

    private readonly ConcurrentDictionary<string, Actor> _known = new(StringComparer.Ordinal);

    public static byte[] Hash(string key) => SHA256.HashData(Encoding.UTF8.GetBytes(key));

    /// <summary>Null for a key nobody has.</summary>
    public async ValueTask<Actor?> FindAsync(string key, CancellationToken ct)
    {
        var hash = Hash(key);
        return _known.TryGetValue(Convert.ToHexString(hash), out var known) ? known : await AskAsync(hash, ct);
    }

    /// <summary>A key was given, changed or taken away.</summary>
    public void Forget() => _known.Clear();

    private async Task<Actor?> AskAsync(byte[] hash, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var system = await db.ConnectedSystems.AsNoTracking().SingleOrDefaultAsync(system => system.KeyHash == hash && !system.IsDisabled, ct);
        if (system is null || (!rules.AcceptsDemo && system.Code is DemoCode or DemoWithoutScopesCode))
        {
            return null;
        }

        var scopesHeld = system.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var actor = Actor.ConnectedSystem(system.Code, scopesHeld.Contains(EveryScope) ? PermissionCatalogue.All.Select(right => right.Code) : scopesHeld);
        return _known.GetOrAdd(Convert.ToHexString(hash), actor);
    }
}
