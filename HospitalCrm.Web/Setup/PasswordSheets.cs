using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using HospitalCrm.Core.Security;
using HospitalCrm.Web.Parts;
using HospitalCrm.Web.Security;

namespace HospitalCrm.Web.Setup;

/// <summary>One-time passwords between the import and their one download: in memory, ten minutes, for the importer alone.</summary>
public sealed class PasswordSheets
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, Sheet> _kept = new(StringComparer.Ordinal);

    public string Keep(Guid accountId, IReadOnlyList<StaffPassword> passwords)
    {
        var key = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _kept[key] = new(accountId, passwords, TimeProvider.System.GetTimestamp());
        return key;
    }

    /// <summary>Null when it was fetched before, is too old or somebody else's.</summary>
    public IReadOnlyList<StaffPassword>? Take(string key, Guid accountId) =>
        _kept.TryGetValue(key, out var sheet) && sheet.AccountId == accountId && _kept.TryRemove(key, out _) && TimeProvider.System.GetElapsedTime(sheet.KeptAt) < KeptFor
            ? sheet.Passwords
            : null;

    private sealed record Sheet(Guid AccountId, IReadOnlyList<StaffPassword> Passwords, long KeptAt);
}

internal static class PasswordSheetsEndpoint
{
    public static void MapPasswordSheets(this WebApplication app) =>
        app.MapGet("/setup/passwords/{key}", (string key, HttpContext context, PasswordSheets sheets) =>
            sheets.Take(key, ActorClaims.Read(context.User).AccountId) is { } passwords
                ? Results.File(Csv(passwords), "text/csv; charset=utf-8", "staff-passwords.csv")
                : Results.NotFound()).RequireAuthorization(new NeedsAttribute<ImportStaff>());

    /// <summary>With a byte-order mark, or a spreadsheet shows the names as rubbish; a leading = + - @ must not become a formula.</summary>
    private static byte[] Csv(IReadOnlyList<StaffPassword> passwords)
    {
        var text = new StringBuilder("\uFEFFcode,name,password\r\n");
        foreach (var one in passwords)
        {
            text.Append(Cell(one.Code)).Append(',').Append(Cell(one.Name)).Append(',').Append(one.Password).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Cell(string text) =>
        '"' + (text is ['=' or '+' or '-' or '@', ..] ? "'" : "") + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
