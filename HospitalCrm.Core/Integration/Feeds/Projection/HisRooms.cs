using HospitalCrm.Core.Data;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Encounters.Classes;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>Lets every room take its rows of a batch, and writes all of it at once. What is read is read before the database is locked.</summary>
public sealed class HisRooms(CrmDb db, HisDirectory directory, HisPatients patients, HisVisits visits, HisFacts facts, HisFigures figures, ClassNews news) : IRoomPart
{
    /// <summary>From so many new archives on it is a migration, not a patient at the counter: no call is waiting for one of them.</summary>
    private const int Crowd = 20;

    /// <summary>What a row points to is written before it.</summary>
    private static readonly Type[] Written =
    [
        typeof(Person), typeof(Patient), typeof(ContactPerson), typeof(ContactNumber), typeof(NameSuffix), typeof(NameSpelling), typeof(Disease), typeof(Encounter), typeof(Diagnosis), typeof(Operation), typeof(LabReport),
        typeof(LabResult), typeof(ExamReport), typeof(ExamOrder), typeof(Prescription), typeof(Charge), typeof(FeeDaily), typeof(Prepay), typeof(Vaccination),
    ];

    internal async Task ApplyAsync(HisBatch batch, CancellationToken ct)
    {
        await directory.ApplyAsync(batch, ct);
        await patients.ApplyAsync(batch, ct);
        await visits.ApplyAsync(batch, ct);
        await facts.ApplyAsync(batch, ct);
        await figures.ApplyAsync(batch, ct);
        await WriteAsync(batch, ct);
    }

    internal async Task WriteAsync(HisBatch batch, CancellationToken ct)
    {
        using var writer = new HisBatchWriter(db);
        await db.InTransactionAsync(
            async () =>
            {
                await writer.MarkAsync(batch, ct);
                foreach (var type in Written)
                {
                    await writer.InsertAsync(type, batch.Fresh(type), ct);
                }

                await db.AppendHereAsync(batch.Drafts, ct);
                Announce(batch);
                await db.SaveChangesAsync(ct);
                await FollowAsync(batch, ct);
            },
            ct);
        batch.Afterwards.ForEach(tell => tell());
        news.Tell(batch.Judged);
    }

    /// <summary>An archive made at the counter while its patient rings is his call's too.</summary>
    private void Announce(HisBatch batch)
    {
        foreach (var patient in batch.NewPatients.Count < Crowd ? batch.NewPatients : [])
        {
            // What it raised while it was made is done already.
            _ = patient.TakeEvents();
            db.Attach(patient);
            patient.Announce(fromCall: null);
        }
    }

    /// <summary>What follows from the rows in other rows, set by set.</summary>
    private async Task FollowAsync(HisBatch batch, CancellationToken ct)
    {
        if (batch.Visited.Count > 0)
        {
            var visited = batch.Visited.ToList();
            await db.Patients.IgnoreQueryFilters().Where(patient => visited.Contains(patient.Id)).ExecuteUpdateAsync(
                set => set.SetProperty(
                    patient => patient.LastVisitOn,
                    patient => db.Encounters.Where(visit => visit.PatientId == patient.Id && !visit.IsCancelled).Max(visit => (DateOnly?)visit.StartedOn)),
                ct);
        }

        if (batch.Diagnosed.Count > 0)
        {
            await NameVisitsAsync(batch.Source, [.. batch.Diagnosed], ct);
        }

        if (batch.NewPatients.Count > 0)
        {
            string?[] keys = [.. batch.NewPatients.Select(patient => patient.SourceKey)];
            await db.HisRows.Where(row => row.SourceCode == batch.Source && row.State == HisRowState.WaitingForPatient && keys.Contains(row.WaitsFor)).ExecuteUpdateAsync(
                set => set.SetProperty(row => row.State, HisRowState.Pending).SetProperty(row => row.WaitsFor, (string?)null), ct);
        }
    }

    /// <summary>A visit is called by its main diagnosis.</summary>
    private Task<int> NameVisitsAsync(string source, List<string?> keys, CancellationToken ct) =>
        db.Encounters.IgnoreQueryFilters().Where(visit => visit.SourceCode == source && keys.Contains(visit.VisitKey)).ExecuteUpdateAsync(
            set => set
                .SetProperty(
                    visit => visit.DiagnosisCode,
                    visit => db.Diagnoses.Where(known => known.PatientId == visit.PatientId && known.VisitKey == visit.VisitKey && known.SourceCode == source && known.WithdrawnAt == null)
                        .OrderByDescending(known => known.IsMain).ThenBy(known => known.Seq).Select(known => known.Code).FirstOrDefault())
                .SetProperty(
                    visit => visit.DiagnosisName,
                    visit => db.Diagnoses.Where(known => known.PatientId == visit.PatientId && known.VisitKey == visit.VisitKey && known.SourceCode == source && known.WithdrawnAt == null)
                        .OrderByDescending(known => known.IsMain).ThenBy(known => known.Seq).Select(known => known.Name).FirstOrDefault()),
            ct);
}
