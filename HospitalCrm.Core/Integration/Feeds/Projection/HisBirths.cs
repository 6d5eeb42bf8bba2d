using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>Mother and child, twins among themselves, and the number where the vaccine notices go.</summary>
internal sealed class HisBirths(CrmDb db, HisBatch batch, HisContacts contacts)
{
    /// <summary>A child born before midnight has a twin born after it.</summary>
    private const int TwinDays = 2;

    public async Task ApplyAsync(HisItem item, CancellationToken ct)
    {
        var relation = item.LocalId is { } id ? await db.PatientRelations.SingleOrDefaultAsync(known => known.Id == new Id<PatientRelation>(id), ct) : null;
        if (item.Record.IsWithdrawn())
        {
            if (relation is not null)
            {
                db.Remove(relation);
            }

            batch.Done(item, null);
            return;
        }

        if (batch.Patient(item) is not { } child || batch.Patient(item, item.Record.Text("mother_patient_id")) is not { } mother)
        {
            return;
        }

        if (child.Id == mother.Id)
        {
            batch.Fail(item, "own-mother");
            return;
        }

        if (relation is not null && (relation.PatientId != child.Id || relation.OtherId != mother.Id))
        {
            db.Remove(relation);
            relation = null;
        }

        if (relation is null)
        {
            relation = new PatientRelation(child.Id, RelationKind.Mother, mother.Id, batch.Now).Guards(true).ToldBy(batch.Source);
            db.Add(relation);
            await TwinAsync(item, child, mother, ct);
        }

        if (item.Says("guardian_phone") && item.Record.Text("guardian_phone") is { } phone)
        {
            await ReachAsync(child.Id, phone, ct);
        }

        batch.Done(item, relation.Id.Value);
    }

    /// <summary>One relation binds both.</summary>
    private async Task TwinAsync(HisItem item, KnownPatient child, KnownPatient mother, CancellationToken ct)
    {
        if (item.Record.Whole("birth_order") is null || item.Record.Date("birth_at") is not { } born)
        {
            return;
        }

        var (from, to) = (born.AddDays(1 - TwinDays), born.AddDays(TwinDays - 1));
        var stored = await db.PatientRelations
            .Where(known => known.OtherId == mother.Id && known.Kind == RelationKind.Mother && known.SourceCode == batch.Source && known.PatientId != child.Id)
            .Select(known => known.PatientId).ToListAsync(ct);
        var beside = db.PatientRelations.Local
            .Where(known => known.OtherId == mother.Id && known.Kind == RelationKind.Mother && known.PatientId != child.Id)
            .Select(known => known.PatientId).ToList();
        var siblings = stored.Union(beside).ToList();
        var twins = siblings.Count == 0 ? [] : await db.Patients.Where(other => siblings.Contains(other.Id) && other.BirthOn >= from && other.BirthOn <= to).Select(other => other.Id).ToListAsync(ct);
        twins.AddRange(batch.NewPatients.Where(other => siblings.Contains(other.Id) && other.BirthOn >= from && other.BirthOn <= to).Select(other => other.Id));
        foreach (var twin in twins)
        {
            if (!await db.PatientRelations.AnyAsync(known => known.Kind == RelationKind.Twin && (known.PatientId == child.Id && known.OtherId == twin || known.PatientId == twin && known.OtherId == child.Id), ct))
            {
                db.Add(new PatientRelation(child.Id, RelationKind.Twin, twin, batch.Now).ToldBy(batch.Source));
            }
        }
    }

    private async Task ReachAsync(Id<Patient> child, string phone, CancellationToken ct)
    {
        if (batch.NewPatients.Find(patient => patient.Id == child) is { } fresh)
        {
            var before = fresh.Numbers.Count;
            contacts.Add(fresh, null, NumberOwner.Contact, phone);
            foreach (var number in fresh.Numbers.Skip(before))
            {
                batch.Add(number);
            }

            return;
        }

        var patient = await db.Patients.IgnoreQueryFilters().Include(patient => patient.Numbers).SingleAsync(patient => patient.Id == child, ct);
        contacts.Add(patient, null, NumberOwner.Contact, phone);
    }
}
