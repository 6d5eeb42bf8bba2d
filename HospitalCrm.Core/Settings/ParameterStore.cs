using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Parameters in the database. Changes tracked rows; the use case saves, then calls <see cref="ReloadAsync"/>.</summary>
public sealed class ParameterStore(CrmDb db, HospitalProfile profile, ParameterValues values) : IRoomPart
{
    public async Task SetAsync(string key, string text, CancellationToken ct)
    {
        if (await db.Parameters.FindAsync([key], ct) is { } known)
        {
            known.Set(text);
        }
        else
        {
            db.Parameters.Add(new(key, text));
        }
    }

    /// <summary>Who the hospital is (first run, hospital page).</summary>
    public async Task SetHospitalAsync(string name, string areaCode, string? outsidePrefix, CancellationToken ct)
    {
        await SetAsync(HospitalProfile.NameKey, name.Trim(), ct);
        await SetAsync(HospitalProfile.AreaCodeKey, areaCode, ct);
        await SetAsync(HospitalProfile.OutsidePrefixKey, outsidePrefix ?? "", ct);
    }

    /// <summary>At start and after the commit: what is stored takes effect at once.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        var stored = await db.Parameters.AsNoTracking().ToDictionaryAsync(parameter => parameter.Key, parameter => parameter.Value, ct);
        profile.Override(stored);
        values.Load(stored);
    }
}
