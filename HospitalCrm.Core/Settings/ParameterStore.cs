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

    /// <summary>Changes one parameter, unless somebody else did meanwhile. Behind the gate: looking and writing belong together.</summary>
    /// <param name="text">As typed; null puts it back to the default.</param>
    /// <param name="seen">The stored text the administrator had before him; null: never set.</param>
    /// <param name="isSecurity">Which of the two kinds this administrator changes.</param>
    public async Task PutAsync(string key, string? text, string? seen, bool isSecurity, CancellationToken ct)
    {
        var definition = ParameterCatalogue.Find(key) ?? throw new RuleViolation("Settings.UnknownParameter", key);
        if (definition.IsSecurity != isSecurity)
        {
            throw new RuleViolation(isSecurity ? "Settings.NoSecurityParameter" : "Settings.SecurityParameter");
        }

        var meant = text is null ? null : definition.Check(text);
        var known = await db.Parameters.SingleOrDefaultAsync(parameter => parameter.Key == key, ct);
        if (known?.Value != seen)
        {
            throw new DbUpdateConcurrencyException();
        }

        await (meant is null ? ResetAsync(key, ct) : SetAsync(key, meant, ct));
    }

    /// <summary>Back to the default.</summary>
    public async Task ResetAsync(string key, CancellationToken ct)
    {
        if (await db.Parameters.FindAsync([key], ct) is { } known)
        {
            db.Parameters.Remove(known);
        }
    }

    /// <summary>Who the hospital is (first run, hospital page).</summary>
    public async Task SetHospitalAsync(string name, string areaCode, string? outsidePrefix, CancellationToken ct)
    {
        await SetAsync(HospitalProfile.NameKey, name.Trim(), ct);
        await SetAsync(HospitalProfile.AreaCodeKey, areaCode, ct);
        await SetAsync(HospitalProfile.OutsidePrefixKey, outsidePrefix ?? "", ct);
    }

    public async Task<HospitalForm> ReadHospitalAsync(CancellationToken ct)
    {
        string[] keys = [HospitalProfile.NameKey, HospitalProfile.MessageNameKey, HospitalProfile.AreaCodeKey, HospitalProfile.OutsidePrefixKey, HospitalParameters.PatientWord.Key];
        var stored = await db.Parameters.AsNoTracking().Where(parameter => keys.Contains(parameter.Key)).ToDictionaryAsync(parameter => parameter.Key, parameter => parameter.Value, ct);
        return new()
        {
            Name = profile.Name,
            MessageName = profile.ChosenMessageName,
            PatientWord = values.Get(HospitalParameters.PatientWord),
            AreaCode = profile.AreaCode,
            OutsidePrefix = profile.OutsidePrefix,
            Version = string.Join('\n', keys.Select(key => stored.GetValueOrDefault(key))),
        };
    }

    /// <summary>At start and after the commit: what is stored takes effect at once.</summary>
    public async Task ReloadAsync(CancellationToken ct)
    {
        var asked = values.Ask();
        var stored = await db.Parameters.AsNoTracking().ToDictionaryAsync(parameter => parameter.Key, parameter => parameter.Value, ct);
        values.Load(stored, asked, profile.Override);
    }
}
