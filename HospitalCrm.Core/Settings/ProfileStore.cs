using HospitalCrm.Core.Data;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>The hospital's profile as parameters.</summary>
internal static class ProfileStore
{
    /// <summary>Changes tracked parameters; the use case saves.</summary>
    public static async Task StoreAsync(CrmDb db, string name, string areaCode, string? outsidePrefix, CancellationToken ct)
    {
        await SetAsync(db, HospitalProfile.NameKey, name.Trim(), ct);
        await SetAsync(db, HospitalProfile.AreaCodeKey, areaCode, ct);
        await SetAsync(db, HospitalProfile.OutsidePrefixKey, outsidePrefix ?? "", ct);
    }

    /// <summary>After the commit: takes effect at once.</summary>
    public static async Task ReloadAsync(HospitalProfile profile, CrmDb db, CancellationToken ct) =>
        profile.Override(await db.Parameters.AsNoTracking().ToDictionaryAsync(parameter => parameter.Key, parameter => parameter.Value, ct));

    private static async Task SetAsync(CrmDb db, string key, string value, CancellationToken ct)
    {
        if (await db.Parameters.FindAsync([key], ct) is { } known)
        {
            known.Set(value);
        }
        else
        {
            db.Parameters.Add(new(key, value));
        }
    }
}
