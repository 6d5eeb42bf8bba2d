using System.Collections.Concurrent;
using System.Security.Cryptography;
using HospitalCrm.Core.Operations;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Operations;

/// <summary>A bundle between its making and its one download: in memory, five minutes, for who asked for it alone.</summary>
internal sealed class DiagnosticSheets
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Sheet> _kept = new(StringComparer.Ordinal);

    public string Keep(Guid accountId, byte[] zip)
    {
        foreach (var (old, _) in _kept.Where(sheet => TimeProvider.System.GetElapsedTime(sheet.Value.KeptAt) > KeptFor || sheet.Value.AccountId == accountId))
        {
            _kept.TryRemove(old, out _);
        }

        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _kept[key] = new(accountId, zip, TimeProvider.System.GetTimestamp());
        return key;
    }

    /// <summary>Null when it was fetched before, is too old or somebody else's.</summary>
    public byte[]? Take(string key, Guid accountId) =>
        _kept.TryGetValue(key, out var sheet) && sheet.AccountId == accountId && _kept.TryRemove(key, out _) && TimeProvider.System.GetElapsedTime(sheet.KeptAt) < KeptFor
            ? sheet.Zip
            : null;

    private sealed record Sheet(Guid AccountId, byte[] Zip, long KeptAt);
}

internal static class DiagnosticSheetsEndpoint
{
    public static void MapDiagnostics(this WebApplication app) =>
        app.MapGet("/status/diagnostics/{key}", (string key, HttpContext context, DiagnosticSheets sheets) =>
            sheets.Take(key, ActorClaims.Read(context.User).AccountId) is { } zip
                ? Results.File(zip, "application/zip", "hospitalcrm-diagnostics.zip")
                : Results.NotFound()).RequireAuthorization(new NeedsAttribute<TakeDiagnostics>());
}
