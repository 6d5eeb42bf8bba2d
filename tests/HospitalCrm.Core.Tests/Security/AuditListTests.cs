using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Lists;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class AuditListTests
{
    private static readonly Permission[] Rights = [SecurityPermissions.ViewAudit, SecurityPermissions.ViewAuditDetails, SecurityPermissions.VerifyAudit];

    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Each_filter_finds_its_entries_newest_first(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);
        var log = hospital.Services.GetRequiredService<AuditLog>();
        var patient = Guid.CreateVersion7();
        foreach (var day in Enumerable.Range(0, 6))
        {
            hospital.Clock.Advance(TimeSpan.FromDays(1));
            await log.AppendAsync(Entry(hospital, AuditAct.Viewed, "agent01") with { PatientId = patient }, default);
            await log.AppendAsync(Entry(hospital, day % 2 == 0 ? AuditAct.Exported : AuditAct.Refused, "agent02"), default);
            await log.AppendAsync(Entry(hospital, AuditAct.Listed, "his") with { ActorKind = ActorKind.ConnectedSystem }, default);
        }

        Assert.Equal(6, (await FindAsync(hospital, auditor, ("actorNo", "agent01"))).Count);
        Assert.Equal(3, (await FindAsync(hospital, auditor, ("actorNo", "agent02"), ("act", "Exported"))).Count);
        Assert.Equal(3, (await FindAsync(hospital, auditor, ("refused", "only"))).Count);
        Assert.Equal(6, (await FindAsync(hospital, auditor, ("archive", patient.ToString()))).Count);
        Assert.Equal(6, (await FindAsync(hospital, auditor, ("system", "his"))).Count);
        Assert.Empty(await FindAsync(hospital, auditor, ("actorNo", "his")));
        var days = await FindAsync(hospital, auditor, ("at", "2026-03-04..2026-03-05"));
        Assert.Equal(6, days.Count);
        Assert.Equal(days.OrderByDescending(row => row.At).ThenByDescending(row => row.Seq).Select(row => row.Seq), days.Select(row => row.Seq));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task An_archive_is_found_by_any_number_of_any_record_of_that_person(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);
        var key = await hospital.HaveAsync(Forms.WangFang());
        await hospital.Services.GetRequiredService<AuditLog>().AppendAsync(Entry(hospital, AuditAct.Viewed, "agent01") with { PatientId = key.Value }, default);

        var byNumber = await FindAsync(hospital, auditor, ("archive", "B0001"), ("act", "Viewed"));
        var byKey = await hospital.Run.ReadAsync(auditor, AuditList.OfArchive(key.Value), new() { Filters = new Dictionary<string, string> { ["act"] = "Viewed" } });

        Assert.Equal("agent01", Assert.Single(byNumber).ActorNo);
        Assert.Equal("agent01", Assert.Single(byKey.Value!.Rows).ActorNo);
        Assert.Empty(await FindAsync(hospital, auditor, ("archive", "B0002")));
    }

    [Fact]
    public async Task Looking_at_the_trail_is_itself_on_the_trail()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);

        await FindAsync(hospital, auditor, ("actorNo", "agent01"));

        var entry = await hospital.WithDbAsync(db => db.AuditEntries.OrderBy(entry => entry.Seq).LastAsync());
        Assert.Equal((AuditAct.Listed, "auditor", "audit"), (entry.Act, entry.ActorNo, entry.Entity));
    }

    [Theory]
    [InlineData("at", "2026-03-01..2026-03-31", "IX_AuditEntries_At_Seq")]
    [InlineData("actorNo", "agent01", "IX_AuditEntries_ActorNo_At_Seq_Act")]
    [InlineData("act", "Exported", "IX_AuditEntries_Act_At_Seq")]
    [InlineData("refused", "only", "IX_AuditEntries_Refused")]
    [InlineData("archive", "0190a2c0-0000-7000-8000-000000000001", "IX_AuditEntries_PatientId_Seq")]
    [InlineData("system", "his", "IX_AuditEntries_ActorNo_At_Seq_Act")]
    public async Task Every_filter_is_carried_by_an_index(string filter, string typed, string index)
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        await PlanPages.TrailAsync(hospital);

        var plan = await PlanAsync(hospital, filter, typed);

        Assert.True(plan.Contains(index, StringComparison.Ordinal), plan);
        Assert.True(filter == "refused" || !plan.Contains("SCAN a", StringComparison.Ordinal), plan);
        Assert.True(filter == "archive" || !plan.Contains("TEMP B-TREE", StringComparison.Ordinal), plan);
    }

    [Fact]
    public async Task The_sealed_content_opens_to_those_who_may_and_the_opening_is_on_record()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);
        await hospital.AddAsync(new Core.Settings.Department("D1", "SecretName"));
        var seq = await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Entity == "Department").Select(entry => entry.Seq).SingleAsync());

        var sheet = await hospital.Run.RunAsync(auditor, (OpenAuditEntry use) => use.HandleAsync(seq));
        var fields = await hospital.Run.RunAsync(auditor, (OpenAuditDetail use) => use.HandleAsync(seq, "复核投诉"));

        Assert.True(sheet.Value!.HasDetail);
        Assert.Contains(new AuditField("Name", null, "SecretName"), fields.Value!);
        var record = await hospital.WithDbAsync(db => db.AuditEntries.OrderBy(entry => entry.Seq).LastAsync());
        Assert.Equal((AuditAct.Revealed, nameof(AuditEntry), $"{seq}", "auditor"), (record.Act, record.Entity, record.EntityKey, record.ActorNo));
        Assert.Contains("复核投诉", Unescaped(hospital, record), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 查 ")]
    public async Task Without_a_reason_nothing_is_opened(string reason)
    {
        await using var hospital = await TestHospital.OpenAsync();
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);
        await hospital.AddAsync(new Core.Settings.Department("D1", "SecretName"));

        var outcome = await hospital.Run.RunAsync(auditor, (OpenAuditDetail use) => use.HandleAsync(1, reason));

        Assert.Equal("Audit.ReasonNeeded", outcome.Problem?.Code);
        Assert.False(await hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.Revealed)));
    }

    [Fact]
    public async Task Before_a_reason_is_given_a_patients_entry_tells_nothing_about_him()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);
        var clerk = await hospital.StaffAsync("info01", "赵工", SecurityPermissions.ViewAudit);
        var form = Forms.WangFang();
        (form.IdType, form.IdNumber, form.BirthDate) = (IdTypes.ResidentIdCard, Forms.IdNumber, "1949-12-31");
        await hospital.HaveAsync(form);
        var seq = await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Entity == nameof(Patient) && entry.Act == AuditAct.Created).Select(entry => entry.Seq).SingleAsync());

        var covered = (await hospital.Run.RunAsync(auditor, (OpenAuditEntry use) => use.HandleAsync(seq))).Value!.Covered;
        var nothing = (await hospital.Run.RunAsync(clerk, (OpenAuditEntry use) => use.HandleAsync(seq))).Value!.Covered;
        var opened = (await hospital.Run.RunAsync(auditor, (OpenAuditDetail use) => use.HandleAsync(seq, "复核投诉"))).Value!;

        var after = covered.ToDictionary(field => field.Name, field => field.After);
        Assert.Equal((AuditDetail.Covered, AuditDetail.Covered, AuditDetail.Covered), (after["Name"], after["IdNumber"], after["BirthOn"]));
        Assert.Equal(nameof(Sex.Female), after["Sex"]);
        Assert.Empty(nothing);
        Assert.Contains(opened, field => field is { Name: "IdNumber", After: Forms.IdNumber });
    }

    [Fact]
    public async Task Opening_asks_again_who_one_is_after_a_while()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);
        await hospital.AddAsync(new Core.Settings.Department("D1", "SecretName"));
        var seq = await hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Entity == "Department").Select(entry => entry.Seq).SingleAsync());
        hospital.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(FreshProof.Needed, (await hospital.Run.RunAsync(auditor, (OpenAuditDetail use) => use.HandleAsync(seq, "复核投诉"))).Problem?.Code);
    }

    [Fact]
    public async Task Nobody_else_opens_it_and_the_attempt_is_on_record_as_refused()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var clerk = await hospital.StaffAsync("info01", "赵工", SecurityPermissions.ViewAudit);
        await hospital.AddAsync(new Core.Settings.Department("D1", "SecretName"));

        var outcome = await hospital.Run.RunAsync(clerk, (OpenAuditDetail use) => use.HandleAsync(1, "复核投诉"));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem!.Kind);
        var record = await hospital.WithDbAsync(db => db.AuditEntries.OrderBy(entry => entry.Seq).LastAsync());
        Assert.Equal((AuditAct.Refused, nameof(OpenAuditDetail), "security.view-audit-details", "info01"), (record.Act, record.Entity, record.EntityKey, record.ActorNo));
    }

    [Fact]
    public async Task An_entry_there_is_not_is_missing()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var auditor = await hospital.StaffAsync("auditor", "顾诚", Rights);

        Assert.Equal(ProblemKind.Missing, (await hospital.Run.RunAsync(auditor, (OpenAuditEntry use) => use.HandleAsync(999_999))).Problem!.Kind);
        Assert.Equal(ProblemKind.Missing, (await hospital.Run.RunAsync(auditor, (OpenAuditDetail use) => use.HandleAsync(999_999, "复核投诉"))).Problem!.Kind);
    }

    private static string Unescaped(TestHospital hospital, AuditEntry entry) =>
        System.Text.RegularExpressions.Regex.Unescape(hospital.Services.GetRequiredService<HospitalCrm.Core.Data.Sealing.Vault>().Open(AuditEntry.DetailPurpose, entry.Detail!.Value));

    private static AuditDraft Entry(TestHospital hospital, AuditAct act, string by) => new(act, "Patient", "x", hospital.Clock.GetUtcNow()) { ActorKind = ActorKind.Staff, ActorNo = by };

    private static async Task<IReadOnlyList<AuditRow>> FindAsync(TestHospital hospital, Actor auditor, params (string Name, string Typed)[] filters)
    {
        var outcome = await hospital.Run.ReadAsync(auditor, AuditList.Definition, new() { Filters = filters.ToDictionary(filter => filter.Name, filter => filter.Typed), Size = 100 });
        Assert.Null(outcome.Problem);
        return outcome.Value!.Rows;
    }

    private static async Task<string> PlanAsync(TestHospital hospital, string filter, string typed)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        var tools = scope.ServiceProvider.GetRequiredService<ListTools>();
        var where = AuditList.Definition.Filters.Single(known => known.Name == filter).Where(typed, tools);
        var page = AuditList.Definition.Source(tools.Db).Where(where).OrderByDescending(row => row.At).ThenByDescending(row => row.Seq).Take(20);
        await tools.Db.Database.OpenConnectionAsync();
        await using var command = page.CreateDbCommand();
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join('\n', [.. steps, command.CommandText]);
    }
}
