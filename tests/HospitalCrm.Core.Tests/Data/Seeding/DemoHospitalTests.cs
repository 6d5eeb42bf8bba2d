using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data.Seeding;

public sealed class DemoHospitalTests(SeededHospital seeded) : IClassFixture<SeededHospital>
{
    private readonly TestHospital _hospital = seeded.Hospital;
    private readonly DemoBlock[] _drawn = [.. new DemoPopulation(DemoSize.S, DemoPopulation.DefaultSeed, HospitalZone.Local(TestHospital.Monday)).Blocks()];

    [Fact]
    public async Task Everybody_who_was_drawn_is_there_with_visits_calls_and_departments()
    {
        var counts = await _hospital.WithDbAsync(async db => (
            Patients: await db.Patients.CountAsync(),
            Persons: await db.Persons.CountAsync(),
            Encounters: await db.Encounters.CountAsync(visit => visit.Kind != EncounterKind.CheckUp),
            Contacts: await db.ContactPersons.CountAsync(),
            Calls: await db.Calls.CountAsync(),
            Records: await db.ContactRecords.CountAsync(),
            Departments: await db.Departments.CountAsync()));

        var patients = _drawn.SelectMany(block => block.Patients).ToArray();
        var calls = _drawn.SelectMany(block => block.Calls).ToArray();
        Assert.Equal(2_000, counts.Patients);
        Assert.Equal(2_000, counts.Persons);
        Assert.Equal(patients.Sum(patient => patient.Encounters.Count), counts.Encounters);
        Assert.Equal(patients.Sum(patient => patient.Contacts.Count), counts.Contacts);
        Assert.Equal(calls.Length, counts.Calls);
        Assert.Equal(calls.Count(call => call.Note is not null), counts.Records);
        Assert.Equal(DemoClinic.Departments.Count, counts.Departments);
    }

    [Fact]
    public async Task Another_seeding_holds_the_same_people_under_other_bytes()
    {
        await using var other = await SeededHospital.SeedAsync();

        Assert.Equal(await SeededContent.ReadAsync(_hospital), await SeededContent.ReadAsync(other));
        Assert.NotEqual(
            await _hospital.WithDbAsync(db => db.Patients.Where(patient => patient.Address != null).OrderBy(patient => patient.Id).Select(patient => patient.Address).FirstAsync()),
            await other.WithDbAsync(db => db.Patients.Where(patient => patient.Address != null).OrderBy(patient => patient.Id).Select(patient => patient.Address).FirstAsync()));
    }

    [Fact]
    public async Task Another_seed_is_other_people()
    {
        await using var other = await SeededHospital.SeedAsync(seed: 7);

        var shared = await _hospital.WithDbAsync(db => db.Patients.Select(patient => patient.Id).ToListAsync());

        Assert.Empty(await other.WithDbAsync(db => db.Patients.Where(patient => shared.Contains(patient.Id)).ToListAsync()));
    }

    [Fact]
    public async Task Every_number_leads_to_its_patient()
    {
        var vault = _hospital.Services.GetRequiredService<Vault>();
        var lost = await _hospital.WithDbAsync(async db =>
        {
            var matcher = new CallerMatcher(db);
            var missed = new List<int>();
            foreach (var patient in _drawn.SelectMany(block => block.Patients))
            {
                foreach (var number in patient.Phones.Select(phone => phone.Number).Concat(patient.Contacts.Select(contact => contact.Phone).OfType<string>()))
                {
                    var callers = await matcher.FindAsync(vault.BlindIndex(ContactNumber.IndexPurpose, number), default);
                    if (!callers.Any(caller => caller.MedicalRecordNo == patient.MedicalRecordNo))
                    {
                        missed.Add(patient.Index);
                    }
                }
            }

            return missed;
        });

        Assert.Empty(lost);
    }

    [Fact]
    public async Task A_call_is_linked_when_its_number_is_one_persons_or_somebody_asked()
    {
        var calls = await _hospital.WithDbAsync(db => db.Calls.AsNoTracking().ToListAsync());

        Assert.All(calls, call => Assert.Equal(call.Match == CallMatch.Known, call.PatientId is not null));
        Assert.All(calls, call => Assert.Equal(call.AnsweredAt is null ? CallState.Missed : CallState.Ended, call.State));
        Assert.All(calls.Where(call => call.Match == CallMatch.Choose), call => Assert.Null(call.AnsweredAt));
        Assert.Equal(Enum.GetValues<CallMatch>().Where(match => match != CallMatch.Pending), calls.Select(call => call.Match).Distinct().Order());
    }

    [Fact]
    public async Task A_record_about_a_patient_is_about_the_patient_of_its_call()
    {
        var pairs = await _hospital.WithDbAsync(db =>
            (from record in db.ContactRecords join call in db.Calls on record.CallId equals call.Id select new { Record = record.PatientId, Call = call.PatientId }).ToListAsync());

        Assert.NotEmpty(pairs);
        Assert.All(pairs, pair => Assert.Equal(pair.Call, pair.Record));
    }

    [Fact]
    public async Task The_last_visit_is_the_newest_encounter()
    {
        var rows = await _hospital.WithDbAsync(db => db.Patients
            .Select(patient => new { patient.LastVisitOn, Newest = db.Encounters.Where(encounter => encounter.PatientId == patient.Id).Max(encounter => (DateOnly?)encounter.StartedOn) })
            .ToListAsync());

        Assert.Contains(rows, row => row.Newest is not null);
        Assert.All(rows, row => Assert.Equal(row.Newest, row.LastVisitOn));
    }

    [Fact]
    public async Task The_patients_have_facts_of_every_kind_and_each_belongs_to_a_visit_that_is_there()
    {
        var (counts, lost) = await _hospital.WithDbAsync(async db => (
            (int[])
            [
                await db.Diagnoses.CountAsync(), await db.Operations.CountAsync(), await db.LabReports.CountAsync(), await db.LabResults.CountAsync(flag => flag.IsAbnormal), await db.ExamReports.CountAsync(),
                await db.Prescriptions.CountAsync(medicine => medicine.Kind == PrescriptionKind.Discharge), await db.Charges.CountAsync(), await db.FeesDaily.CountAsync(), await db.Prepayments.CountAsync(),
                await db.Encounters.CountAsync(visit => visit.Kind == EncounterKind.CheckUp),
            ],
            await db.Charges.CountAsync(charge => !db.Encounters.Any(visit => visit.VisitKey == charge.VisitKey && visit.PatientId == charge.PatientId))));

        Assert.DoesNotContain(0, counts);
        Assert.Equal(0, lost);
    }

    [Fact]
    public async Task Every_part_of_a_name_is_indexed()
    {
        var (names, suffixes) = await _hospital.WithDbAsync(async db => (
            await db.Patients.Select(patient => new { patient.Id, patient.Name }).ToListAsync(),
            await db.NameSuffixes.Select(suffix => new { suffix.PatientId, suffix.Suffix }).ToListAsync()));

        Assert.Equal(
            names.SelectMany(row => NameSuffix.Of(row.Name).Select(suffix => (row.Id, suffix))).ToHashSet(),
            suffixes.Select(row => (row.PatientId, row.Suffix)).ToHashSet());
    }

    [Fact]
    public async Task The_audit_chain_tells_of_it_and_holds()
    {
        var (entries, verdict) = await _hospital.WithDbAsync(async db => (
            await db.AuditEntries.Where(entry => entry.Act == AuditAct.Maintained).Select(entry => entry.Purpose).ToListAsync(),
            await new AuditChain(db, _hospital.Services.GetRequiredService<AuditHead>(), _hospital.Services.GetRequiredService<Vault>()).VerifyAsync(default)));

        Assert.Equal([$"demo hospital S, seed {DemoPopulation.DefaultSeed}, 2000 patients"], entries);
        Assert.Equal((1L, null, null), verdict);
    }
}
