using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Integration.Feeds.Projection;

/// <summary>就诊, 住院, 体检.</summary>
public sealed class HisVisits(CrmDb db, Vault vault) : IRoomPart
{
    private static readonly string[] Views = ["outpatient_visit", "inpatient_stay", "checkup"];

    internal async Task ApplyAsync(HisBatch batch, CancellationToken ct)
    {
        HisItem[] items = [.. Views.SelectMany(batch.Of)];
        var known = await LoadAsync(items, ct);
        var doctors = await DoctorsAsync(batch.Source, items, ct);
        foreach (var item in items)
        {
            if (batch.Patient(item) is { } patient)
            {
                await ApplyAsync(batch, item, patient.Id, item.LocalId is { } id ? known.GetValueOrDefault(new(id)) : null, doctors, ct);
            }
        }
    }

    private async Task ApplyAsync(HisBatch batch, HisItem item, Id<Patient> patient, Encounter? visit, Dictionary<string, string> doctors, CancellationToken ct)
    {
        // A booked check-up is an appointment: nothing has happened yet.
        if (visit is null && item.View == "checkup" && item.Record.Text("status") == "1")
        {
            batch.Done(item, null);
            return;
        }

        var isNew = visit is null;
        var startedAt = StartOf(item.Record);
        visit ??= new(patient, KindOf(item.Record), "", Day(startedAt));
        batch.Visited.Add(patient);
        batch.Visited.Add(visit.PatientId);
        batch.Judged.Add(patient);
        batch.Judged.Add(visit.PatientId);
        visit.Correct(patient, KindOf(item.Record), item.View == "checkup" ? "" : item.Record.Needed("dept_code"));
        visit.ComeFrom(batch.Source, item.Record.RowKey, KeyOf(item.Record));
        visit.Cancel(item.Record.IsWithdrawn());
        Fill(visit, item.Record, startedAt, doctors);
        batch.Diagnosed.Add(visit.VisitKey!);
        if (isNew)
        {
            batch.Add(visit);
        }

        if (IsDeath(item.Record) && !visit.IsCancelled)
        {
            await DieAsync(batch, patient, visit, ct);
        }

        batch.Done(item, visit.Id.Value);
    }

    private void Fill(Encounter visit, HisRecord record, DateTimeOffset startedAt, Dictionary<string, string> doctors)
    {
        switch (record.View.Name)
        {
            case "outpatient_visit":
                var seenAt = record.Time("seen_at");
                visit.Last(startedAt, seenAt, seenAt);
                visit.Attend(null, StaffNo(record.Text("doctor_code"), doctors));
                visit.Summarise(vault.SealOptional(Encounter.SummaryPurpose, record.Text("summary")), null);
                visit.Return(record.Date("next_visit_date"), vault.SealOptional(Encounter.NextVisitNotePurpose, record.Text("next_visit_note")));
                break;
            case "inpatient_stay":
                visit.Last(startedAt, record.Time("discharged_at"));
                visit.Attend(record.Text("ward_code"), StaffNo(record.Text("doctor_code"), doctors));
                visit.Lie(record.Text("inpatient_no"), record.Whole("times"), record.Text("bed_no"));
                visit.Leave(record.Text("outcome"), record.Text("discharge_way"));
                visit.Summarise(vault.SealOptional(Encounter.SummaryPurpose, record.Text("summary")), vault.SealOptional(Encounter.AdvicePurpose, record.Text("advice")));
                break;
            default:
                visit.Last(startedAt, startedAt);
                visit.Summarise(null, vault.SealOptional(Encounter.AdvicePurpose, record.Text("advice")));
                visit.Check(
                    record.Text("package"), record.Text("org_name"), vault.SealOptional(Encounter.ConclusionPurpose, record.Text("conclusion")),
                    record.Text("abnormal") is { } judged ? judged == "1" : null, record.Time("reported_at"), record.Flag("sensitive"));
                visit.Return(record.Date("next_date"), null);
                break;
        }
    }

    /// <summary>A death in the ward stops messages like one the patient's own row tells of.</summary>
    private async Task DieAsync(HisBatch batch, Id<Patient> id, Encounter visit, CancellationToken ct)
    {
        var patient = batch.NewPatients.Find(fresh => fresh.Id == id) ?? await db.Patients.IgnoreQueryFilters().SingleAsync(known => known.Id == id, ct);
        var day = visit.EndedOn ?? Day(batch.Now);
        if (patient.DeceasedOn is null)
        {
            patient.Die(patient.BirthOn is { } born && born > day ? born : day, DeathSource.HospitalSystem, by: null);
        }
    }

    private static bool IsDeath(HisRecord record) =>
        record.View.Name == "inpatient_stay" && (record.Text("outcome") == ClinicalCodes.Died || record.Text("discharge_way") == ClinicalCodes.LeftDead);

    private static EncounterKind KindOf(HisRecord record) => record.View.Name switch
    {
        "inpatient_stay" => EncounterKind.Inpatient,
        "checkup" => EncounterKind.CheckUp,
        _ => record.Text("visit_type") == VisitKeys.Emergency ? EncounterKind.Emergency : EncounterKind.Outpatient,
    };

    private static string KeyOf(HisRecord record) => VisitKeys.Of(
        record.View.Name switch
        {
            "inpatient_stay" => VisitKeys.Inpatient,
            "checkup" => VisitKeys.CheckUp,
            _ => VisitKeys.Outpatient,
        },
        record.RowKey);

    /// <summary>A visit without a time is as old as its row says.</summary>
    private static DateTimeOffset StartOf(HisRecord record) => record.View.Name switch
    {
        "inpatient_stay" => record.Time("admitted_at"),
        "checkup" => record.Time("checked_at"),
        _ => record.Time("registered_at") ?? record.Time("seen_at"),
    }
    ?? record.UpdatedAt;

    private async Task<Dictionary<Id<Encounter>, Encounter>> LoadAsync(IReadOnlyList<HisItem> items, CancellationToken ct)
    {
        var ids = items.Select(item => item.LocalId).OfType<Guid>().Select(id => new Id<Encounter>(id)).ToList();
        return ids.Count == 0 ? [] : await db.Encounters.IgnoreQueryFilters().Where(visit => ids.Contains(visit.Id)).ToDictionaryAsync(visit => visit.Id, ct);
    }

    /// <summary>Doctors who sign in here under another name than their number in the source.</summary>
    private async Task<Dictionary<string, string>> DoctorsAsync(string source, IReadOnlyList<HisItem> items, CancellationToken ct)
    {
        string[] codes = [.. items.Where(item => item.View != "checkup").Select(item => item.Record.Text("doctor_code")).OfType<string>().Distinct(StringComparer.Ordinal)];
        return codes.Length == 0
            ? []
            : await HisDirectory.StaffNumbersAsync(db, source, codes, ct);
    }

    private static string? StaffNo(string? code, Dictionary<string, string> doctors) => code is null ? null : doctors.GetValueOrDefault(code, code);

    private static DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(HospitalZone.Local(at).DateTime);
}
