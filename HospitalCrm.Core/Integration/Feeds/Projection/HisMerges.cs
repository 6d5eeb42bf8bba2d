using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>
/// Merges as the source tells them. A record comes under its survivor's person with all that stood under it before: who was merged into a
/// loser belongs to the survivor too. Taken back, they leave together.
/// </summary>
internal sealed class HisMerges(CrmDb db, Vault vault, HisBatch batch)
{
    private const string View = "patient";
    private const string Restricting = "HIS";

    public async Task JoinAsync(Patient patient, KnownPatient survivor, CancellationToken ct)
    {
        foreach (var record in await WithMatesAsync(patient, ct))
        {
            Move(record, survivor.PersonId);
            if (survivor.RestrictedAs is { } kind && record.RestrictedAs is null)
            {
                record.Restrict(kind, batch.Source, batch.Now, vault.Seal(Patient.RestrictionReasonPurpose, Restricting));
            }
        }
    }

    public async Task PartAsync(Patient patient, CancellationToken ct)
    {
        var person = new Person();
        db.Add(person);
        var mates = (await WithMatesAsync(patient, ct)).Where(record => record.SourceCode == batch.Source && record.SourceKey is not null).ToDictionary(record => record.SourceKey!, StringComparer.Ordinal);
        var mergedInto = await MergedIntoAsync([.. mates.Keys], ct);
        foreach (var (key, record) in mates.Where(mate => mate.Value == patient || LeadsTo(patient.SourceKey!, mate.Key, mergedInto)).ToList())
        {
            Move(record, person.Id);
        }
    }

    private void Move(Patient record, Id<Person> person)
    {
        record.GroupUnder(person);
        if (record.SourceCode == batch.Source && record.SourceKey is { } key && batch.Patients.TryGetValue(key, out var known))
        {
            batch.Patients[key] = known with { PersonId = person };
        }
    }

    /// <summary>All records of his person as they stand in this batch; one that is just being made is in no table yet.</summary>
    private async Task<List<Patient>> WithMatesAsync(Patient patient, CancellationToken ct)
    {
        var person = patient.PersonId;
        _ = await db.Patients.IgnoreQueryFilters().Where(record => record.PersonId == person && record.Id != patient.Id).ToListAsync(ct);
        return [.. db.Patients.Local.Concat(batch.NewPatients).Where(record => record.PersonId == person && record.Id != patient.Id).DistinctBy(record => record.Id), patient];
    }

    private async Task<Dictionary<string, string?>> MergedIntoAsync(string[] keys, CancellationToken ct)
    {
        var view = HisContract.Get(View);
        var rows = await db.HisRows.AsNoTracking().Where(row => row.SourceCode == batch.Source && row.View == View && keys.Contains(row.RowKey))
            .Select(row => new { row.RowKey, row.UpdatedAt, row.Content }).ToListAsync(ct);
        return rows.ToDictionary(row => row.RowKey, row => HisJson.Open(view, row.RowKey, row.UpdatedAt, vault.OpenBytes(HisRow.ContentPurpose, row.Content)).Text("merged_into"), StringComparer.Ordinal);
    }

    private static bool LeadsTo(string survivor, string key, Dictionary<string, string?> mergedInto)
    {
        // A source that merged two into each other is not followed for ever.
        for (var steps = 0; steps < mergedInto.Count && mergedInto.GetValueOrDefault(key) is { } next; steps++)
        {
            if (next == survivor)
            {
                return true;
            }

            key = next;
        }

        return false;
    }
}
