using System.Text.Json;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Settings;

/// <summary>Who changed which parameter when, from the audit chain: there is no second book of it.</summary>
public sealed class ParameterTrail(CrmDb db, Vault vault) : IRoomPart
{
    private static readonly AuditAct[] Acts = [AuditAct.Created, AuditAct.Changed, AuditAct.Deleted];

    /// <summary>The last change of each parameter that was ever changed.</summary>
    public async Task<IReadOnlyDictionary<string, ParameterChange>> LastAsync(CancellationToken ct)
    {
        var last = await Entries().GroupBy(entry => entry.EntityKey).Select(same => same.Max(entry => entry.Seq)).ToListAsync(ct);
        var entries = await Entries().Where(entry => last.Contains(entry.Seq)).ToListAsync(ct);
        var names = await NamesAsync(entries, ct);
        return entries.ToDictionary(entry => entry.EntityKey, entry => Change(entry, names), StringComparer.Ordinal);
    }

    /// <summary>The changes of one parameter, newest first.</summary>
    public async Task<IReadOnlyList<ParameterChange>> OfAsync(string key, int most, CancellationToken ct)
    {
        var entries = await Entries().Where(entry => entry.EntityKey == key).OrderByDescending(entry => entry.Seq).Take(most).ToListAsync(ct);
        var names = await NamesAsync(entries, ct);
        return [.. entries.Select(entry => Change(entry, names))];
    }

    private IQueryable<AuditEntry> Entries() => db.AuditEntries.AsNoTracking().Where(entry => entry.Entity == nameof(Parameter) && Acts.Contains(entry.Act));

    private async Task<Dictionary<string, string>> NamesAsync(List<AuditEntry> entries, CancellationToken ct)
    {
        var numbers = entries.Select(entry => entry.ActorNo).Distinct().ToList();
        return await db.Staff.IgnoreQueryFilters().Where(staff => numbers.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
    }

    private ParameterChange Change(AuditEntry entry, Dictionary<string, string> names)
    {
        var fields = entry.Detail is { } detail
            ? JsonSerializer.Deserialize<Dictionary<string, string?[]>>(vault.Open(AuditEntry.DetailPurpose, detail)) ?? []
            : [];
        var sides = fields.GetValueOrDefault(nameof(Parameter.Value)) ?? [null, null];
        return new(entry.Seq, entry.At, entry.ActorNo, names.GetValueOrDefault(entry.ActorNo), sides[0], sides[1]);
    }
}
