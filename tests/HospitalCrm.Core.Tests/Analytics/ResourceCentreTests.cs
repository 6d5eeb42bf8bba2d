using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Analytics;

/// <summary>客户资源中心首页 (S3-B.7): the figures, what is new today, and who opened archives.</summary>
public sealed class ResourceCentreTests
{
    [Fact]
    public async Task Every_fact_and_every_client_counts_and_what_was_there_yesterday_is_not_new()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var manager = await ManagerAsync(hospital);
        await hospital.HaveAsync(Forms.WangFang());
        hospital.Clock.Advance(TimeSpan.FromDays(1));
        var id = await hospital.HaveAsync(new() { Name = "李强", BirthDate = "1955-03-01" });
        var charge = new Charge(id, "his", "F1", null);
        charge.Describe(ChargeSource.Outpatient, null, "检查费", null, null);
        charge.Bill(hospital.Clock.GetUtcNow(), null, null, 20m, null);
        await hospital.AddAsync(new Encounter(id, EncounterKind.Outpatient, "1001", new(2026, 3, 3)), charge);

        var centre = await ReadAsync(hospital, manager);

        Assert.Equal((2, 2, 1), (centre.Today.Resources, centre.Today.Clients, centre.Today.NewClients));
        Assert.Equal([new(2026, 3, 2), new DateOnly(2026, 3, 3)], centre.Trend.Select(day => day.Day));
    }

    [Fact]
    public async Task The_next_day_begins_where_the_last_one_ended_and_withdrawn_facts_are_no_negative_news()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var manager = await ManagerAsync(hospital);
        var id = await hospital.HaveAsync(Forms.WangFang());
        await hospital.AddAsync(new Encounter(id, EncounterKind.Outpatient, "1001", new(2026, 3, 1)), new Encounter(id, EncounterKind.Outpatient, "1001", new(2026, 3, 2)));
        await WorkAsync(hospital);
        hospital.Clock.Advance(TimeSpan.FromDays(1));
        await hospital.AddAsync(new Encounter(id, EncounterKind.Outpatient, "1002", new(2026, 3, 3)));
        await WorkAsync(hospital);
        var second = (await ReadAsync(hospital, manager)).Today;
        hospital.Clock.Advance(TimeSpan.FromDays(1));
        await hospital.WithDbAsync(db => db.Encounters.Where(visit => visit.DepartmentCode == "1001").ExecuteUpdateAsync(set => set.SetProperty(visit => visit.IsCancelled, true)));

        var third = (await ReadAsync(hospital, manager)).Today;

        Assert.Equal((3, 1, 0), (second.Resources, second.NewResources, second.NewClients));
        Assert.Equal((1, 0), (third.Resources, third.NewResources));
    }

    [Fact]
    public async Task Looks_at_archives_are_counted_by_the_hospitals_day_and_named_as_the_reader_may_see_them()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (plain, seeing) = (await ManagerAsync(hospital), await hospital.StaffAsync("lead01", "陈班长", FeedPermissions.View, PatientPermissions.SeeNames));
        var (open, closed) = (await hospital.HaveAsync(Forms.WangFang()), await hospital.HaveAsync(new() { Name = "赵六", BirthDate = "1970-01-01" }));
        await hospital.WithDbAsync(async db =>
        {
            (await db.Patients.SingleAsync(patient => patient.Id == closed)).Restrict(Restriction.Vip, "records01", hospital.Clock.GetUtcNow(), hospital.Services.GetRequiredService<Core.Data.Sealing.Vault>().Seal(Patient.RestrictionReasonPurpose, "本人要求"));
            return await db.SaveChangesAsync();
        });
        await LookAsync(hospital, open, HospitalZone.StartOf(new(2026, 3, 2)).AddMinutes(-1));
        await LookAsync(hospital, open, HospitalZone.StartOf(new(2026, 3, 2)));
        await LookAsync(hospital, closed, TestHospital.Monday);

        var (covered, clear) = (await ReadAsync(hospital, plain), await ReadAsync(hospital, seeing));

        Assert.Equal(2, covered.Today.Views);
        Assert.Equal(["赵*", "王*", "王*"], covered.Accesses.Select(access => access.Patient));
        Assert.Equal(["赵*", "王芳", "王芳"], clear.Accesses.Select(access => access.Patient));
    }

    [Fact]
    public async Task Who_may_not_look_at_the_feeds_sees_no_figures()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var agent = await hospital.StaffAsync("agent01", "王芳", PatientPermissions.View);

        var outcome = await hospital.Run.RunAsync(agent, (ReadResourceCentre use) => use.HandleAsync());

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Many_who_look_first_on_a_new_day_all_see_it_and_the_day_stands_once(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var manager = await ManagerAsync(hospital);
        await hospital.HaveAsync(Forms.WangFang());

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => hospital.Run.RunAsync(manager, (ReadResourceCentre use) => use.HandleAsync())));

        Assert.All(outcomes, outcome => Assert.Null(outcome.Problem));
        Assert.All(outcomes, outcome => Assert.Equal(1, outcome.Value!.Today.Clients));
        Assert.Equal(2, await hospital.WithDbAsync(db => db.ResourceDays.CountAsync()));
    }

    [Fact]
    public async Task Counting_twice_in_a_day_writes_one_day()
    {
        await using var hospital = await TestHospital.OpenAsync();

        await WorkAsync(hospital);
        await WorkAsync(hospital);

        Assert.Equal(2, await hospital.WithDbAsync(db => db.ResourceDays.CountAsync()));
    }

    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    private static Task<Actor> ManagerAsync(TestHospital hospital) => hospital.StaffAsync("manager01", "周院长", FeedPermissions.View);

    private static async Task<ResourceCentre> ReadAsync(TestHospital hospital, Actor actor)
    {
        var outcome = await hospital.Run.RunAsync(actor, (ReadResourceCentre use) => use.HandleAsync());
        Assert.Null(outcome.Problem);
        return outcome.Value!;
    }

    private static async Task WorkAsync(TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        await scope.ServiceProvider.GetRequiredService<CountResources>().RunAsync(default);
    }

    private static Task LookAsync(TestHospital hospital, Id<Patient> patient, DateTimeOffset at) =>
        hospital.Services.GetRequiredService<AuditLog>().AppendAsync(
            new AuditDraft(AuditAct.Viewed, nameof(Patient), patient.ToString(), at) { ActorKind = ActorKind.Staff, ActorNo = "agent01", PatientId = patient.Value }, default);
}
