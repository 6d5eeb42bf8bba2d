using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Lists.Exports;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Lists.Exports;

/// <summary>Whoever went out with an export finds it on his access record.</summary>
public sealed class ExportedArchivesTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_exported_patient_shows_who_exported_and_one_who_was_not_in_it_does_not(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var inside = await hospital.HaveAsync(Forms.WangFang());
        var other = Forms.WangFang();
        (other.Name, other.MedicalRecordNo, other.Sex) = ("李强", "B0002", Sex.Male);
        var outside = await hospital.HaveAsync(other);
        var clerk = await ClerkAsync(hospital);

        var outcome = await ExportAsync(hospital, clerk, ("sex", nameof(Sex.Female)));

        Assert.Equal(1, outcome.Value);
        var access = Assert.Single(await AccessAsync(hospital, clerk, inside));
        Assert.Equal((AuditAct.Exported, "lead01", "All 1"), (access.Act, access.ActorNo, access.Purpose));
        Assert.Empty(await AccessAsync(hospital, clerk, outside));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task The_auditor_finds_the_export_among_one_archives_readers(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var patient = await hospital.HaveAsync(Forms.WangFang());
        await ExportAsync(hospital, await ClerkAsync(hospital));
        var auditor = await hospital.StaffAsync("auditor", "顾诚", SecurityPermissions.ViewAudit);

        var readers = (await hospital.Run.ReadAsync(auditor, AuditList.OfArchive(patient.Value), new())).Value!.Rows;
        var found = (await hospital.Run.ReadAsync(auditor, AuditList.Definition, new() { Filters = new Dictionary<string, string> { ["archive"] = "B0001" } })).Value!.Rows;

        Assert.Contains(readers, row => row.Act == AuditAct.Exported && row.ActorNo == "lead01");
        Assert.Equal(readers.Select(row => row.Seq), found.Select(row => row.Seq));
    }

    [Fact]
    public async Task An_export_that_was_stopped_took_nobody_out()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var patient = await hospital.HaveAsync(Forms.WangFang());
        var clerk = await ClerkAsync(hospital);
        using var full = new FullDisk(10);

        var outcome = await hospital.Run.ExportAsync(clerk, PatientList.Definition, ExportRig.All(), ExportRig.Words, new(full, (_, _) => { }));

        Assert.Equal("Lists.ExportDiskFull", outcome.Problem?.Code);
        Assert.Empty(await AccessAsync(hospital, clerk, patient));
    }

    [Fact]
    public async Task Many_keys_lie_in_few_rows_and_each_is_found_again()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var keys = Enumerable.Range(0, 20_000).Select(_ => Guid.CreateVersion7()).ToList();
        var export = Guid.CreateVersion7();
        await hospital.AddAsync([.. ExportedArchives.Of(export, "patients", [.. keys, keys[0]])]);
        await hospital.WithDbAsync(async db =>
        {
            db.Audit(new AuditDraft(AuditAct.Exported, "patients", export.ToString(), TestHospital.Monday) { ActorKind = ActorKind.Staff, ActorNo = "lead01" });
            return await db.SaveChangesAsync();
        });

        var rows = await hospital.WithDbAsync(db => db.ExportedArchives.CountAsync());
        var found = await hospital.WithDbAsync(db => ExportedArchives.EntriesAsync(db, [keys[12_345]], default));
        var stranger = await hospital.WithDbAsync(db => ExportedArchives.EntriesAsync(db, [Guid.CreateVersion7()], default));

        Assert.InRange(rows, 1, 256);
        Assert.Equal(20_000 * 16, await hospital.WithDbAsync(async db => (await db.ExportedArchives.ToListAsync()).Sum(kept => kept.Keys.Length)));
        Assert.Single(found);
        Assert.Empty(stranger);
    }

    [Fact]
    public async Task A_total_of_what_was_not_looked_at_is_a_question_of_its_own()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.HaveAsync(Forms.WangFang());
        var clerk = await ClerkAsync(hospital);
        var wang = new ListQuery { Filters = new Dictionary<string, string> { ["name"] = "王芳" } };
        var li = new ListQuery { Filters = new Dictionary<string, string> { ["name"] = "李强" } };

        await hospital.Run.ReadAsync(clerk, PatientList.Definition, wang);
        await hospital.Run.CountAsync(clerk, PatientList.Definition, wang);
        var bound = await ListedAsync(hospital);
        await hospital.Run.CountAsync(clerk, PatientList.Definition, li);

        Assert.Equal((1, 2), (bound, await ListedAsync(hospital)));
    }

    private static Task<int> ListedAsync(TestHospital hospital) => hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Listed));

    private static Task<Actor> ClerkAsync(TestHospital hospital) => hospital.StaffAsync("lead01", "吴丽萍", [.. Forms.Clerk, PatientPermissions.Export]);

    private static async Task<IReadOnlyList<PatientAccess>> AccessAsync(TestHospital hospital, Actor reader, Id<Patient> patient) =>
        (await hospital.Run.RunAsync(reader, (ReadPatientAccess use) => use.HandleAsync(patient))).Value!;

    private static Task<Outcome<int>> ExportAsync(TestHospital hospital, Actor clerk, params (string Name, string Typed)[] filters)
    {
        var query = new ListQuery { Filters = filters.ToDictionary(filter => filter.Name, filter => filter.Typed) };
        return hospital.Run.ExportAsync(clerk, PatientList.Definition, ExportRig.All() with { Query = query }, ExportRig.Words, new(new MemoryStream(), (_, _) => { }));
    }
}
