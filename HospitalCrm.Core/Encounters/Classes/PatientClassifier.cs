using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Classes;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Encounters.Classes;

/// <summary>
/// Finds the classes of some patients from what is known of them. Classes chosen by hand are not asked about. It only says what
/// should stand: <see cref="ClassifyPatients"/> asks for everybody at night, the feed for those of whom something came in.
/// </summary>
public sealed class PatientClassifier(CrmDb db, CodeBook codes, Vault vault, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    private Rules? _rules;

    /// <summary>What differs from what stands, for these patients.</summary>
    public async Task<IReadOnlyList<ClassFinding>> FindAsync(IReadOnlyCollection<Id<Patient>> patients, CancellationToken ct)
    {
        var rules = _rules ??= await RulesAsync(ct);
        var today = clock.Today();
        var standing = await db.Patients.AsNoTracking().Where(patient => patients.Contains(patient.Id))
            .Select(patient => new { patient.Id, patient.Address, patient.HealthClass, patient.HealthClassBy, patient.AddressClass, patient.AddressClassBy, patient.ConsumptionClass, patient.ConsumptionClassBy })
            .ToListAsync(ct);
        var health = await HealthAsync(patients, ct);
        var spent = await SpentAsync(patients, today, ct);
        var found = new List<ClassFinding>();
        foreach (var patient in standing)
        {
            Add(ClassDimension.Health, patient.HealthClass, patient.HealthClassBy, rules.Health.ClassOf(health.GetValueOrDefault(patient.Id, Nothing), today));
            Add(ClassDimension.Consumption, patient.ConsumptionClass, patient.ConsumptionClassBy, spent.TryGetValue(patient.Id, out var yuan) ? rules.Spending.ClassOf((int)Math.Clamp(yuan, 0, int.MaxValue)) : null);
            Add(ClassDimension.Address, patient.AddressClass, patient.AddressClassBy, rules.Address.ClassOf(vault.Open(Patient.AddressPurpose, patient.Address)));

            void Add(ClassDimension dimension, string? stands, string? by, string? found1)
            {
                var code = found1 is not null && rules.InUse.Contains((dimension, found1)) ? found1 : null;
                if (by is null && code != stands)
                {
                    found.Add(new(patient.Id, dimension, code));
                }
            }
        }

        return found;
    }

    private static readonly HealthFacts Nothing = new([], null, null);

    private async Task<Dictionary<Id<Patient>, HealthFacts>> HealthAsync(IReadOnlyCollection<Id<Patient>> patients, CancellationToken ct)
    {
        var visits = await db.Encounters.AsNoTracking().Where(visit => patients.Contains(visit.PatientId) && !visit.IsCancelled)
            .Select(visit => new { visit.PatientId, visit.Kind, visit.StartedOn, visit.EndedOn, visit.DiagnosisName, visit.IsAbnormal, visit.VisitKey })
            .ToListAsync(ct);
        var diagnoses = await db.Set<Diagnosis>().AsNoTracking().Where(diagnosis => patients.Contains(diagnosis.PatientId))
            .Select(diagnosis => new { diagnosis.PatientId, diagnosis.Name, diagnosis.DiagnosedAt, diagnosis.VisitKey })
            .ToListAsync(ct);
        var days = visits.Where(visit => visit.VisitKey is not null).DistinctBy(visit => (visit.PatientId, visit.VisitKey)).ToDictionary(visit => (visit.PatientId, visit.VisitKey), visit => visit.StartedOn);
        var named = visits.Where(visit => visit.DiagnosisName is not null).Select(visit => (visit.PatientId, Name: visit.DiagnosisName!, On: visit.EndedOn ?? visit.StartedOn))
            .Concat(diagnoses.Select(diagnosis => (diagnosis.PatientId, diagnosis.Name, On: diagnosis.DiagnosedAt is { } at ? DateOnly.FromDateTime(HospitalZone.Local(at).DateTime) : days.GetValueOrDefault((diagnosis.PatientId, diagnosis.VisitKey)))))
            .ToLookup(diagnosis => diagnosis.PatientId, diagnosis => (diagnosis.Name, diagnosis.On));
        var ofPatient = visits.ToLookup(visit => visit.PatientId);
        return patients.Distinct().ToDictionary(
            patient => patient,
            patient => new HealthFacts(
                [.. named[patient]],
                ofPatient[patient].Where(visit => visit.Kind == EncounterKind.Inpatient).Max(visit => visit.EndedOn),
                ofPatient[patient].Where(visit => visit.Kind == EncounterKind.CheckUp && visit.IsAbnormal is not null).OrderByDescending(visit => visit.StartedOn).FirstOrDefault()?.IsAbnormal));
    }

    /// <summary>Net of refunds, over the last twelve months. Who was charged nothing at all is not poor, but unknown.</summary>
    private async Task<Dictionary<Id<Patient>, decimal>> SpentAsync(IReadOnlyCollection<Id<Patient>> patients, DateOnly today, CancellationToken ct)
    {
        var since = HospitalZone.StartOf(today.AddYears(-1));
        var sums = await db.Set<Charge>().AsNoTracking().Where(charge => patients.Contains(charge.PatientId) && charge.ChargedAt >= since)
            .GroupBy(charge => charge.PatientId)
            .Select(charges => new { Patient = charges.Key, Amount = charges.Sum(charge => charge.Amount) })
            .ToListAsync(ct);
        return sums.ToDictionary(sum => sum.Patient, sum => sum.Amount);
    }

    private async Task<Rules> RulesAsync(CancellationToken ct)
    {
        var inUse = new HashSet<(ClassDimension, string)>();
        foreach (var dimension in Enum.GetValues<ClassDimension>())
        {
            inUse.UnionWith((await codes.ChoicesAsync(PatientClasses.TableOf(dimension), ct)).Select(choice => (dimension, choice.Code)));
        }

        return new(
            new(parameters.Get(ClassParameters.HighRisk), parameters.Get(ClassParameters.Maternal), parameters.Get(ClassParameters.Chronic), parameters.Get(ClassParameters.RecoveringDays)),
            new(parameters.Get(ClassParameters.County), parameters.Get(ClassParameters.City), parameters.Get(ClassParameters.Province)),
            await codes.ScaleAsync(CodeTables.ConsumptionClasses, ct),
            inUse);
    }

    private sealed record Rules(HealthClasses Health, AddressClasses Address, CodeScale Spending, HashSet<(ClassDimension, string)> InUse);
}

/// <param name="Code">Null: nothing decides it any more.</param>
public sealed record ClassFinding(Id<Patient> Patient, ClassDimension Dimension, string? Code);
