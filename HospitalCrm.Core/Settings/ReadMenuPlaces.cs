using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

public sealed class ReadMenuPlaces(CrmDb db) : IUseCase
{
    public static Permission Requires => SettingsPermissions.View;

    public async Task<MenuPlaces> HandleAsync(CancellationToken ct = default)
    {
        var stored = await db.Parameters.AsNoTracking().Where(parameter => parameter.Key.StartsWith(MenuPlace.KeyPrefix)).ToDictionaryAsync(parameter => parameter.Key, parameter => parameter.Value, ct);
        return new([.. stored.Select(place => MenuPlace.Parse(place.Key[MenuPlace.KeyPrefix.Length..], place.Value))], MenuPlaces.Fingerprint(stored));
    }
}

/// <param name="Seen">Goes back with the save, so that a second administrator's change is seen.</param>
public sealed record MenuPlaces(IReadOnlyList<MenuPlace> Places, string Seen)
{
    internal static string Fingerprint(IReadOnlyDictionary<string, string> stored) =>
        string.Join('\n', stored.OrderBy(place => place.Key, StringComparer.Ordinal).Select(place => place.Key + "=" + place.Value));
}
