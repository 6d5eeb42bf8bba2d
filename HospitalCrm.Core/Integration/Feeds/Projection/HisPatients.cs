using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>
/// Archives from the source's patients. A new one is made as a form would make it; of a known one only what the source itself changed is
/// changed, so what was corrected here stays until the source says something else.
/// </summary>
public sealed class HisPatients(CrmDb db, Vault vault, HospitalProfile hospital, PatientBook book) : IRoomPart
{
    private const string View = "patient";
    private const string Restricting = "HIS";

    private readonly HisPatientFields _fields = new(vault);
    private readonly HisContacts _contacts = new(vault, hospital);

    internal async Task ApplyAsync(HisBatch batch, CancellationToken ct)
    {
        await FindAsync(batch, ct);
        var items = batch.Of(View);
        var known = await LoadAsync(items, ct);

        // Losers of a merge last: the survivor may stand in the same batch.
        foreach (var item in items.OrderBy(item => item.Record.Text("merged_into") is not null))
        {
            if (item.LocalId is { } id && known.TryGetValue(new(id), out var patient))
            {
                await ChangeAsync(batch, item, patient, ct);
            }
            else
            {
                await RegisterAsync(batch, item, ct);
            }
        }

        await BearAsync(batch, ct);
    }

    /// <summary>Everybody the batch names, in one question.</summary>
    private async Task FindAsync(HisBatch batch, CancellationToken ct)
    {
        string[] keys =
        [
            .. batch.Items.SelectMany(item => (string?[])[item.PatientKey, Other(item)]).OfType<string>().Distinct(StringComparer.Ordinal),
        ];
        if (keys.Length == 0)
        {
            return;
        }

        var found = await db.Patients.IgnoreQueryFilters().AsNoTracking()
            .Where(patient => patient.SourceCode == batch.Source && keys.Contains(patient.SourceKey))
            .Select(patient => new { patient.SourceKey, patient.Id, patient.PersonId, patient.RestrictedAs })
            .ToListAsync(ct);
        found.ForEach(patient => batch.Patients[patient.SourceKey!] = new(patient.Id, patient.PersonId, patient.RestrictedAs));
    }

    private static string? Other(HisItem item) => item.View switch
    {
        View => item.Record.Text("merged_into"),
        "newborn" => item.Record.Text("mother_patient_id"),
        _ => null,
    };

    private async Task<Dictionary<Id<Patient>, Patient>> LoadAsync(IReadOnlyList<HisItem> items, CancellationToken ct)
    {
        var ids = items.Select(item => item.LocalId).OfType<Guid>().Select(id => new Id<Patient>(id)).ToList();
        return ids.Count == 0
            ? []
            : await db.Patients.IgnoreQueryFilters().AsSplitQuery().Include(patient => patient.Numbers).Include(patient => patient.Contacts)
                .Where(patient => ids.Contains(patient.Id)).ToDictionaryAsync(patient => patient.Id, ct);
    }

    private async Task RegisterAsync(HisBatch batch, HisItem item, CancellationToken ct)
    {
        var person = new Person();
        var patient = new Patient(person, batch.Now);
        patient.ComeFrom(batch.Source, item.Record.RowKey);
        _fields.Fill(patient, item);
        _contacts.Fill(patient, item);
        batch.Judged.Add(patient.Id);
        await StandAsync(batch, item, patient, ct);
        if (patient.PersonId == person.Id)
        {
            batch.Add(person);
        }

        Keep(batch, patient);
        Conclude(batch, item, patient);
    }

    /// <summary>Past the change tracker: the feed of a whole hospital is written here.</summary>
    private static void Keep(HisBatch batch, Patient patient)
    {
        // What these events ask for is done below.
        _ = patient.TakeEvents();
        batch.Add(patient);
        foreach (var contact in patient.Contacts)
        {
            batch.Add(contact);
        }

        foreach (var number in patient.Numbers)
        {
            batch.Add(number);
        }

        foreach (var suffix in NameSuffix.Of(patient.Name))
        {
            batch.Add(new NameSuffix(suffix, patient.Id));
        }

        foreach (var spelling in NameSpelling.OthersOf(patient))
        {
            batch.Add(spelling);
        }

        batch.NewPatients.Add(patient);
        batch.Drafts.Add(new(AuditAct.Created, nameof(Patient), patient.Id.ToString(), batch.Now) { PatientId = patient.Id.Value });
    }

    private async Task ChangeAsync(HisBatch batch, HisItem item, Patient patient, CancellationToken ct)
    {
        var name = patient.Name;
        var numbers = patient.Numbers.Select(number => number.NumberIndex).ToList();
        _fields.Fill(patient, item);
        _contacts.Fill(patient, item);
        if (item.Says("address"))
        {
            batch.Judged.Add(patient.Id);
        }

        await book.FollowNameAsync(patient, name, ct);
        await StandAsync(batch, item, patient, ct);
        var added = patient.Numbers.Select(number => number.NumberIndex).Where(index => !numbers.Any(old => old.AsSpan().SequenceEqual(index))).ToList();
        if (added.Count > 0)
        {
            patient.AnnounceNumbers(added);
        }

        // A change of a number or a contact only is a change of the archive: its version must rise.
        db.Entry(patient).Property(changed => changed.Name).IsModified = true;
        Conclude(batch, item, patient);
    }

    /// <summary>Done, unless the record it was merged into is still to come.</summary>
    private static void Conclude(HisBatch batch, HisItem item, Patient patient)
    {
        batch.Patients[item.Record.RowKey] = new(patient.Id, patient.PersonId, patient.RestrictedAs);
        var survivor = item.Record.Text("merged_into");
        if (survivor is not null && survivor != item.Record.RowKey && !batch.Patients.ContainsKey(survivor))
        {
            batch.Verdicts.Add(new(item, HisRowState.WaitingForPatient, patient.Id.Value, survivor, null) { Stands = true });
        }
        else
        {
            batch.Done(item, patient.Id.Value);
        }
    }

    /// <summary>Restricted, dead, merged, withdrawn.</summary>
    private async Task StandAsync(HisBatch batch, HisItem item, Patient patient, CancellationToken ct)
    {
        var record = item.Record;
        if (item.Says("deceased_at"))
        {
            Die(patient, record.Time("deceased_at"));
        }

        if (record.Has("merged_into") && record.Text("merged_into") != record.RowKey)
        {
            await GroupAsync(batch, item, patient, ct);
        }

        if (item.Says("restricted"))
        {
            await RestrictAsync(batch, item, patient, ct);
        }

        if (item.Says("deleted"))
        {
            if (record.Flag("deleted"))
            {
                patient.Delete(batch.Now);
            }
            else
            {
                patient.Restore();
            }
        }
    }

    private static void Die(Patient patient, DateTimeOffset? at)
    {
        if (at is { } moment)
        {
            var day = DateOnly.FromDateTime(HospitalZone.Local(moment).DateTime);

            // A birth date after the death is wrong; that he died is not.
            patient.Die(patient.BirthOn is { } born && born > day ? born : day, DeathSource.HospitalSystem, by: null);
        }
        else if (patient.DeceasedSource == DeathSource.HospitalSystem)
        {
            patient.Lives();
        }
    }

    private async Task GroupAsync(HisBatch batch, HisItem item, Patient patient, CancellationToken ct)
    {
        var merges = new HisMerges(db, vault, batch);
        if (item.Record.Text("merged_into") is not { } survivor)
        {
            if (item.Before?.Text("merged_into") is not null)
            {
                // The merge was taken back: he is somebody of his own again.
                await merges.PartAsync(patient, ct);
            }
        }
        else if (batch.Patients.TryGetValue(survivor, out var known) && patient.PersonId != known.PersonId)
        {
            await merges.JoinAsync(patient, known, ct);
        }
    }

    /// <summary>Every record of the person alike; what somebody restricted here, the source does not lift.</summary>
    private async Task RestrictAsync(HisBatch batch, HisItem item, Patient patient, CancellationToken ct)
    {
        var isRestricted = item.Record.Flag("restricted");
        var isAlone = item.LocalId is null && item.Record.Text("merged_into") is null;
        var others = isAlone ? [] : await db.Patients.IgnoreQueryFilters().Where(record => record.PersonId == patient.PersonId && record.Id != patient.Id).ToListAsync(ct);
        foreach (var record in others.Append(patient))
        {
            if (isRestricted && record.RestrictedAs is null)
            {
                record.Restrict(Restriction.Other, batch.Source, batch.Now, vault.Seal(Patient.RestrictionReasonPurpose, Restricting));
            }
            else if (!isRestricted && record.RestrictedBy == batch.Source)
            {
                record.Unrestrict();
            }
        }
    }

    /// <summary>新生儿: who bore whom, and which of them are twins.</summary>
    private async Task BearAsync(HisBatch batch, CancellationToken ct)
    {
        var births = new HisBirths(db, batch, _contacts);
        foreach (var item in batch.Of("newborn"))
        {
            await births.ApplyAsync(item, ct);
        }
    }
}
