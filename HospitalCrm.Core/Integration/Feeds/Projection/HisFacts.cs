using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>Everything that hangs on a patient: one way for all kinds, each read by its own <see cref="FactReading{TFact}"/>.</summary>
public sealed class HisFacts(CrmDb db, Vault vault, KnownDiseases diseases) : IRoomPart
{
    internal async Task ApplyAsync(HisBatch batch, CancellationToken ct)
    {
        await ApplyAsync(batch, new DiagnosisReading(), ct);
        await ApplyAsync(batch, new OperationReading(), ct);
        await ApplyAsync(batch, new LabReportReading(), ct);
        await ApplyAsync(batch, new LabResultReading(vault), ct);
        await ApplyAsync(batch, new ExamReportReading(vault), ct);
        await ApplyAsync(batch, new ExamOrderReading(), ct);
        await ApplyAsync(batch, new PrescriptionReading(vault), ct);
        await ApplyAsync(batch, new ChargeReading(), ct);
        await ApplyAsync(batch, new FeeDailyReading(), ct);
        await ApplyAsync(batch, new PrepayReading(), ct);
        await ApplyAsync(batch, new VaccinationReading(), ct);
        await NameDiseasesAsync(batch, ct);
    }

    private async Task ApplyAsync<TFact>(HisBatch batch, FactReading<TFact> reading, CancellationToken ct)
        where TFact : Fact<TFact>
    {
        var items = batch.Of(reading.View);
        if (items.Count == 0)
        {
            return;
        }

        var ids = items.Select(item => item.LocalId).OfType<Guid>().Select(id => new Id<TFact>(id)).ToList();
        var known = ids.Count == 0 ? [] : await db.Set<TFact>().IgnoreQueryFilters().Where(fact => ids.Contains(fact.Id)).ToDictionaryAsync(fact => fact.Id, ct);
        foreach (var item in items)
        {
            if (batch.Patient(item) is not { } patient)
            {
                continue;
            }

            var visit = reading.VisitOf(item.Record);
            var fact = item.LocalId is { } id ? known.GetValueOrDefault(new(id)) : null;
            var isNew = fact is null;
            fact ??= reading.Make(patient.Id, batch.Source, item.Record, visit);
            Note(batch, fact);
            fact.MoveTo(patient.Id, visit);
            Note(batch, fact);
            reading.Fill(fact, item.Record);
            if (reading.IsWithdrawn(item.Record))
            {
                fact.Withdraw(batch.Now);
            }
            else
            {
                fact.Restore();
            }

            if (isNew)
            {
                batch.Add(fact);
            }

            batch.Done(item, fact.Id.Value);
        }
    }

    /// <summary>The visit a diagnosis leaves, and the one it comes to, may be called otherwise now; so may the patients be classed.</summary>
    private static void Note<TFact>(HisBatch batch, Fact<TFact> fact)
        where TFact : Fact<TFact>
    {
        if (fact is Diagnosis && fact.VisitKey is { } visit)
        {
            batch.Diagnosed.Add(visit);
        }

        if (fact is Diagnosis or Charge)
        {
            batch.Judged.Add(fact.PatientId);
        }
    }

    /// <summary>New diagnoses go past the events of a save; their names come into the dictionary here.</summary>
    private async Task NameDiseasesAsync(HisBatch batch, CancellationToken ct)
    {
        var names = batch.Fresh(typeof(Diagnosis)).Cast<Diagnosis>().Select(diagnosis => diagnosis.Name).Where(name => name.Length > 0 && !diseases.Has(name)).Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0)
        {
            return;
        }

        var known = await db.Diseases.Where(disease => names.Contains(disease.Name)).Select(disease => disease.Name).ToListAsync(ct);
        foreach (var name in names.Except(known))
        {
            batch.Add(new Disease(name));
        }

        batch.Afterwards.Add(() => names.ForEach(diseases.Add));
    }
}
