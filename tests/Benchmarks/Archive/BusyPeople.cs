using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.Archive;

/// <summary>Ten people with 2,000 interactions each over eight years: calls with notes, notes, visits, stays and reports; and the charges that come with them.</summary>
internal static class BusyPeople
{
    /// <summary>No demo patient is called so.</summary>
    public const string Surname = "贰仟";

    private const int People = 10;
    private const int Each = 2_000;
    private const string Source = "bench";

    /// <summary>The keys of their archives.</summary>
    public static async Task<IReadOnlyList<string>> AddAsync(string folder, CancellationToken ct)
    {
        await using var core = CoreOn.Data(folder);
        var run = core.GetRequiredService<UseCaseRunner>();
        var keys = new List<string>(People);
        for (var person = 0; person < People; person++)
        {
            var form = new PatientForm { Name = $"{Surname}{person}", Sex = Sex.Female, BirthDate = "1960", AcceptSimilar = true, Numbers = [new() { Number = $"1990000{person:0000}" }] };
            var outcome = await run.RunAsync(Actor.Product("bench"), (RegisterPatient use) => use.HandleAsync(form, ct: ct));
            if (outcome.Problem is { } problem)
            {
                throw new BenchFailure($"no archive could be made: {problem.Code}");
            }

            await FillAsync(core, outcome.Value, person, ct);
            keys.Add(outcome.Value.ToString());
        }

        return keys;
    }

    private static async Task FillAsync(IServiceProvider core, Id<Patient> patient, int person, CancellationToken ct)
    {
        await using var scope = core.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("bench");
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        var vault = scope.ServiceProvider.GetRequiredService<Vault>();
        var random = new Random(person);
        var newest = DateTimeOffset.UtcNow;
        for (var n = 0; n < Each; n++)
        {
            var at = newest.AddMinutes(-n * 2_000 - random.Next(1_000));
            foreach (var row in Contact(patient, $"{person}-{n}", n, at, vault))
            {
                db.Add(row);
            }
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Every kind in its turn; half of all are calls.</summary>
    private static IEnumerable<object> Contact(Id<Patient> patient, string key, int n, DateTimeOffset at, Vault vault)
    {
        switch (n % 8)
        {
            case 0 or 2 or 4 or 6:
                var call = new CallSession("bench", key, CallDirection.Incoming, at);
                call.Offer("agent01");
                call.LinkTo(patient);
                yield return call;
                yield return Note(call.Id, patient, (ContactTopic)(n / 8 % 7), at.AddMinutes(3), vault);
                break;
            case 1:
                yield return Note(null, patient, ContactTopic.FollowUp, at, vault);
                break;
            case 3 or 5:
                var kind = n % 8 == 3 ? EncounterKind.Outpatient : EncounterKind.Inpatient;
                var visit = new Encounter(patient, kind, "1001", new(2020, 1, 1));
                var visitKey = VisitKeys.Of(n % 8 == 3 ? VisitKeys.Outpatient : VisitKeys.Inpatient, key);
                visit.ComeFrom(Source, key, visitKey);
                visit.Last(at, at.AddHours(2));
                visit.Diagnose("I10.x00", $"高血压病{n % 5}级");
                visit.Summarise(vault.Seal(Encounter.SummaryPurpose, "血压控制可，继续目前治疗，按时服药。"), null);
                yield return visit;
                foreach (var charge in Enumerable.Range(0, 4).Select(item => Charge(patient, $"{key}-{item}", visitKey, at, 12.5m * (item + 1))))
                {
                    yield return charge;
                }

                break;
            default:
                var report = new LabReport(patient, Source, key, null);
                report.Describe("血常规", null, isSensitive: false);
                report.Verify(at, isCorrected: false);
                yield return report;
                foreach (var result in Enumerable.Range(1, 6).Select(seq => Result(report, seq, vault)))
                {
                    yield return result;
                }

                break;
        }
    }

    private static ContactRecord Note(Id<CallSession>? call, Id<Patient> patient, ContactTopic topic, DateTimeOffset at, Vault vault)
    {
        var note = new ContactRecord(call, "agent01", at);
        note.Write(patient, topic, vault.Seal(ContactRecord.TextPurpose, "患者来电询问复诊时间和用药，已答复并提醒按时服药。"));
        return note;
    }

    private static Charge Charge(Id<Patient> patient, string key, string visitKey, DateTimeOffset at, decimal amount)
    {
        var charge = new Charge(patient, Source, key, visitKey);
        charge.Describe(ChargeSource.Outpatient, null, "普通门诊诊查费", null, "诊查费");
        charge.Bill(at, amount, 1, amount, null);
        charge.Settle("07", at);
        return charge;
    }

    private static LabResult Result(LabReport report, int seq, Vault vault)
    {
        var result = new LabResult(report.PatientId, Source, $"{report.SourceKey}-{seq}", report.SourceKey);
        result.Describe(seq, $"I{seq}", $"项目{seq}", "g/L", "1-9");
        result.Read(vault.Seal(LabResult.ValuePurpose, $"{seq}.5"), seq == 6 ? "H" : "N");
        return result;
    }
}
