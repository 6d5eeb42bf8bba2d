using System.Text;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.Data.Sqlite;
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
            Encounters: await db.Encounters.CountAsync(),
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
    public async Task The_file_shows_no_number_id_or_address()
    {
        var file = await File.ReadAllBytesAsync(Path.Combine(_hospital.Directory, "crm.db"));
        var patients = _drawn.SelectMany(block => block.Patients).ToArray();
        var secrets = patients.SelectMany(patient => patient.Phones.Select(phone => phone.Number))
            .Concat(patients.Select(patient => patient.IdNumber).OfType<string>())
            .Concat(patients.Select(patient => patient.Address).OfType<string>());

        Assert.True(file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(patients[0].MedicalRecordNo)) > 0);
        Assert.DoesNotContain(secrets, secret => file.AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0);
    }

    [Fact]
    public async Task The_database_is_whole_and_has_all_its_indexes_and_statistics()
    {
        await using var fresh = await TestHospital.OpenAsync();

        Assert.Equal(["ok"], await AskAsync(_hospital, "PRAGMA integrity_check"));
        Assert.Empty(await AskAsync(_hospital, "PRAGMA foreign_key_check"));
        Assert.Equal(["wal"], await AskAsync(_hospital, "PRAGMA journal_mode"));
        Assert.Equal(await AskAsync(fresh, Schema), await AskAsync(_hospital, Schema));
        Assert.NotEmpty(await AskAsync(_hospital, "SELECT tbl FROM sqlite_stat1 WHERE tbl = 'Patients'"));
    }

    [Fact]
    public async Task The_planner_finds_a_caller_by_index()
    {
        var plan = await AskAsync(_hospital, "EXPLAIN QUERY PLAN SELECT p.Name FROM ContactNumbers n JOIN Patients p ON p.Id = n.PatientId WHERE n.NumberIndex = x'00'", column: 3);

        Assert.Equal(2, plan.Count);
        Assert.Contains("IX_ContactNumbers_NumberIndex", plan[0], StringComparison.Ordinal);
        Assert.StartsWith("SEARCH p USING INDEX", plan[1], StringComparison.Ordinal);
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

    private const string Schema = "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_stat%' ORDER BY sql";

    private static async Task<IReadOnlyList<string>> AskAsync(TestHospital hospital, string sql, int column = 0)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(hospital.Directory, "crm.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var answers = new List<string>();
        while (await reader.ReadAsync())
        {
            answers.Add(reader.GetString(column));
        }

        return answers;
    }
}
