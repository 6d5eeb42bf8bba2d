using HospitalCrm.Core.Archive;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Patients;

/// <summary>数据范围: 王芳 was treated in cardiology (1001), on ward 8A, by doctor01; 李强 in 1002; 赵敏 nowhere yet.</summary>
public sealed class DataScopeTests
{
    private static readonly Permission[] Everything = [ArchivePermissions.ViewMedical, PatientPermissions.SeeNames, PatientPermissions.Edit, PatientPermissions.Reveal, PatientPermissions.Delete];

    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task List_count_and_search_hold_what_the_scope_holds_and_nothing_else(TestDatabase database)
    {
        await using var hospital = await OpenAsync(database);
        foreach (var (scope, department, ward, staffNo, seen) in new (DataScope, string?, string?, string, string[])[]
        {
            (DataScope.All, "1001", null, "all01", ["王芳", "李强", "赵敏"]),
            (DataScope.Department, "1001", null, "dep01", ["王芳"]),
            (DataScope.Department, "1002", "8A", "dep02", ["李强"]),
            (DataScope.Department, null, null, "dep03", []),
            (DataScope.Ward, "1002", "8A", "ward01", ["王芳"]),
            (DataScope.Ward, "1001", null, "ward02", []),
            (DataScope.Own, "1002", null, "doctor01", ["王芳"]),
            (DataScope.Own, "1001", null, "own02", []),
        })
        {
            var reader = await ReaderAsync(hospital, staffNo, scope, department, ward);

            var rows = await hospital.Run.ReadAsync(reader, PatientList.Definition, new());
            var count = await hospital.Run.CountAsync(reader, PatientList.Definition, new());
            var filtered = await hospital.Run.ReadAsync(reader, PatientList.Definition, new() { Filters = new Dictionary<string, string> { ["name"] = "芳" } });
            var hits = await hospital.Run.RunAsync(reader, (SearchPatients use) => use.HandleAsync("强"));

            Assert.Equal(seen.Order(), rows.Value!.Rows.Select(row => row.Name).Order());
            Assert.Equal(seen.Length, count.Value);
            Assert.Equal(seen.Where(name => name == "王芳"), filtered.Value!.Rows.Select(row => row.Name));
            Assert.Equal(seen.Where(name => name == "李强"), hits.Value!.Select(hit => hit.Name));
        }
    }

    [Fact]
    public async Task Outside_the_scope_every_door_says_what_it_says_of_an_archive_that_does_not_exist_and_it_is_on_record()
    {
        await using var hospital = await OpenAsync();
        var doctor = await ReaderAsync(hospital, "dep01", DataScope.Department, "1001", null, Everything);
        var liQiang = await IdAsync(hospital, "李强");
        var form = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(liQiang))).Value!;

        ProblemKind?[] answers =
        [
            (await hospital.Run.RunAsync(doctor, (OpenPatient use) => use.HandleAsync(liQiang))).Problem?.Kind,
            (await hospital.Run.RunAsync(doctor, (ReadPatientForm use) => use.HandleAsync(liQiang))).Problem?.Kind,
            (await hospital.Run.RunAsync(doctor, (EditPatient use) => use.HandleAsync(form))).Problem?.Kind,
            (await hospital.Run.RunAsync(doctor, (ReadPatientChanges use) => use.HandleAsync(liQiang))).Problem?.Kind,
            (await hospital.Run.RunAsync(doctor, (ReadPatientAccess use) => use.HandleAsync(liQiang))).Problem?.Kind,
            (await hospital.Run.RunAsync(doctor, (ReadVisits use) => use.HandleAsync(liQiang, new()))).Problem?.Kind,
            (await hospital.Run.RunAsync(doctor, (ReadInteractions use) => use.HandleAsync(liQiang, new()))).Problem?.Kind,
            (await hospital.Run.RunAsync(doctor, (DeletePatients use) => use.HandleAsync([liQiang]))).Problem?.Kind,
            (await hospital.Run.RunAsync(doctor, (RevealPatientField use) => use.HandleAsync(new(liQiang, SecretField.IdNumber), "随访需要"))).Problem?.Kind,
        ];

        Assert.All(answers, answer => Assert.Equal(ProblemKind.Missing, answer));
        var refusals = await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Act == AuditAct.Refused).ToListAsync());
        Assert.Equal(answers.Length, refusals.Count(entry => entry is { ActorNo: "dep01", Purpose: "scope" } && entry.PatientId == liQiang.Value));
    }

    [Fact]
    public async Task Without_the_right_to_view_no_other_right_reaches_anybody()
    {
        await using var hospital = await OpenAsync();
        var stranger = await hospital.StaffAsync(
            "odd01", "无名", [.. Everything, PatientPermissions.Restrict, PatientPermissions.SeeRestricted, PatientPermissions.EmergencyAccess]);
        var wangFang = await IdAsync(hospital, "王芳");
        var form = (await hospital.Run.RunAsync(Actor.Product("test"), (ReadPatientForm use) => use.HandleAsync(wangFang))).Value!;

        ProblemKind?[] answers =
        [
            (await hospital.Run.RunAsync(stranger, (EditPatient use) => use.HandleAsync(form))).Problem?.Kind,
            (await hospital.Run.RunAsync(stranger, (DeletePatients use) => use.HandleAsync([wangFang]))).Problem?.Kind,
            (await hospital.Run.RunAsync(stranger, (RevealPatientField use) => use.HandleAsync(new(wangFang, SecretField.IdNumber), "随访需要"))).Problem?.Kind,
            (await hospital.Run.RunAsync(stranger, (RestrictPatient use) => use.HandleAsync(wangFang, Restriction.Vip, "随访需要"))).Problem?.Kind,
            (await hospital.Run.RunAsync(stranger, (OpenInEmergency use) => use.HandleAsync(wangFang, "急诊抢救需要"))).Problem?.Kind,
        ];

        Assert.All(answers, answer => Assert.Equal(ProblemKind.Missing, answer));
    }

    [Fact]
    public async Task A_similar_archive_beyond_the_scope_is_known_to_exist_and_nothing_else_and_the_question_is_on_record()
    {
        await using var hospital = await OpenAsync();
        var doctor = await ReaderAsync(hospital, "dep01", DataScope.Department, "1001", null, PatientPermissions.SeeNames, PatientPermissions.Register);
        await hospital.HaveAsync(new() { Name = "孙丽", BirthDate = "1971-05-06", MedicalRecordNo = "B20260123", Numbers = [new() { Number = "13700137000" }] });
        var form = new PatientForm { Name = "孙丽", BirthDate = "1971-05-06" };

        var beyond = Assert.Single((await hospital.Run.RunAsync(doctor, (FindSimilarPatients use) => use.HandleAsync(form))).Value!);
        var own = Assert.Single((await hospital.Run.RunAsync(doctor, (FindSimilarPatients use) => use.HandleAsync(new() { Name = "王芳", Numbers = [new() { Number = "13800138002" }] }))).Value!);

        Assert.Equal(new(null, "", null, "", "*******23", null, SimilarReason.NameAndBirthDate), beyond);
        Assert.Equal(("王芳", await IdAsync(hospital, "王芳")), (own.Name, own.Id));
        Assert.Equal(2, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Listed && entry.Purpose == "similar" && entry.ActorNo == "dep01")));
    }

    [Fact]
    public async Task Who_writes_no_archives_asks_for_no_similar_ones()
    {
        await using var hospital = await OpenAsync();
        var reader = await ReaderAsync(hospital, "all01", DataScope.All, null, null);

        var outcome = await hospital.Run.RunAsync(reader, (FindSimilarPatients use) => use.HandleAsync(Forms.WangFang()));

        Assert.Equal("Patients.SimilarForWriters", outcome.Problem?.Code);
    }

    [Fact]
    public async Task Within_the_scope_the_doors_are_open()
    {
        await using var hospital = await OpenAsync();
        var doctor = await ReaderAsync(hospital, "dep01", DataScope.Department, "1001", null, Everything);
        var wangFang = await IdAsync(hospital, "王芳");

        var opened = await hospital.Run.RunAsync(doctor, (OpenPatient use) => use.HandleAsync(wangFang));

        Assert.Equal("王芳", opened.Value?.Main.Name);
    }

    [Fact]
    public async Task Somebody_who_moves_to_another_department_sees_that_ones_patients_from_then_on()
    {
        await using var hospital = await OpenAsync();
        var doctor = await ReaderAsync(hospital, "dep01", DataScope.Department, "1001", null);
        var before = await hospital.Run.ReadAsync(doctor, PatientList.Definition, new());
        await hospital.WithDbAsync(async db =>
        {
            (await db.Staff.SingleAsync(staff => staff.StaffNo == "dep01")).Describe("dep01", "1002", null, null);
            return await db.SaveChangesAsync();
        });
        hospital.Services.GetRequiredService<Grants>().Forget();

        var after = await hospital.Run.ReadAsync(doctor, PatientList.Definition, new());

        Assert.Equal("王芳", Assert.Single(before.Value!.Rows).Name);
        Assert.Equal("李强", Assert.Single(after.Value!.Rows).Name);
    }

    [Theory]
    [InlineData(false, "SEARCH e USING COVERING INDEX")]
    [InlineData(true, "SEARCH e USING COVERING INDEX IX_Encounters_DepartmentCode")]
    public async Task A_page_probes_the_visits_of_the_rows_it_walks_and_a_total_gathers_them_once(bool isWhole, string visits)
    {
        await using var hospital = await OpenAsync(TestDatabase.Sqlite);
        await hospital.WithDbAsync(async db =>
        {
            var many = Enumerable.Range(0, 600).Select(_ => new Person()).ToList();
            db.AddRange(many);
            foreach (var person in many)
            {
                var patient = new Patient(person, TestHospital.Monday);
                db.AddRange(patient, new Encounter(patient, EncounterKind.Outpatient, "1001", new(2026, 1, 5)));
            }

            return await db.SaveChangesAsync();
        });
        await using var scope = hospital.Services.CreateAsyncScope();
        var tools = scope.ServiceProvider.GetRequiredService<ListTools>();
        var query = PatientList.Definition.Source(tools.Db)
            .Where(await PatientList.Definition.Scope!(new(DataScope.Department, "dep01", "1001", null), tools, isWhole, default))
            .OrderByDescending(row => row.Id).Take(20);

        var plan = await ExplainAsync(tools, query);

        Assert.Contains(plan, step => step.Contains(visits, StringComparison.Ordinal));
        Assert.Equal(603, await hospital.WithDbAsync(db => db.Patients.CountAsync()));
    }

    [Fact]
    public async Task A_department_with_many_patients_shows_them_page_by_page_and_counts_them()
    {
        await using var hospital = await OpenAsync();
        await hospital.WithDbAsync(async db =>
        {
            foreach (var person in Enumerable.Range(0, 620).Select(_ => new Person()))
            {
                var patient = new Patient(person, TestHospital.Monday);
                db.AddRange(person, patient, new Encounter(patient, EncounterKind.Outpatient, "3001", new(2026, 1, 5)), new Encounter(patient, EncounterKind.Outpatient, "3001", new(2026, 2, 5)));
            }

            return await db.SaveChangesAsync();
        });
        var doctor = await ReaderAsync(hospital, "dep09", DataScope.Department, "3001", null);

        var seen = new HashSet<Id<Patient>>();
        for (var page = 1; page <= 4; page++)
        {
            seen.UnionWith((await hospital.Run.ReadAsync(doctor, PatientList.Definition, new() { Page = page, Size = 200 })).Value!.Rows.Select(row => row.Id));
        }

        Assert.Equal(620, seen.Count);
        Assert.Equal(620, (await hospital.Run.CountAsync(doctor, PatientList.Definition, new())).Value);
    }

    private static async Task<List<string>> ExplainAsync(ListTools tools, IQueryable<PatientRow> query)
    {
        await using var command = tools.Db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + string.Join('\n', query.ToQueryString().Split('\n').Where(line => !line.StartsWith(".param", StringComparison.Ordinal)));
        await tools.Db.Database.OpenConnectionAsync();
        var steps = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return steps;
    }

    private static async Task<TestHospital> OpenAsync(TestDatabase? database = null)
    {
        var hospital = await TestHospital.OpenAsync(database: database);
        foreach (var name in new[] { "王芳", "李强", "赵敏" })
        {
            await hospital.HaveAsync(new() { Name = name, Numbers = [new() { Number = "1380013800" + name.Length }] });
        }

        await hospital.WithDbAsync(async db =>
        {
            var people = await db.Patients.ToDictionaryAsync(patient => patient.Name);
            var stay = new Encounter(people["王芳"], EncounterKind.Inpatient, "1001", new(2026, 1, 5));
            stay.Attend("8A", "doctor01");
            db.AddRange(stay, new Encounter(people["李强"], EncounterKind.Outpatient, "1002", new(2026, 1, 6)));
            return await db.SaveChangesAsync();
        });
        return hospital;
    }

    private static async Task<Actor> ReaderAsync(TestHospital hospital, string staffNo, DataScope scope, string? department, string? ward, params Permission[] more)
    {
        var reader = await hospital.StaffAsync(staffNo, staffNo, more.Length == 0 ? [PatientPermissions.SeeNames] : more);
        await hospital.WithDbAsync(async db =>
        {
            var staff = await db.Staff.SingleAsync(staff => staff.StaffNo == staffNo);
            staff.Describe(staffNo, department, null, null);
            staff.WorkOn(ward);
            var role = await db.StaffRoles.Where(held => held.StaffId == staff.Id).Select(held => held.RoleId).SingleAsync();
            db.Grants.Add(new(role, PatientPermissions.View.Code, scope));
            return await db.SaveChangesAsync();
        });
        hospital.Services.GetRequiredService<Grants>().Forget();
        return reader;
    }

    private static Task<Id<Patient>> IdAsync(TestHospital hospital, string name) =>
        hospital.WithDbAsync(db => db.Patients.Where(patient => patient.Name == name).Select(patient => patient.Id).SingleAsync());
}
