using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Identity;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data;

/// <summary>How values lie in the database, on both providers.</summary>
public sealed class ConventionTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Moments_are_compared_and_ordered_as_moments_whatever_their_offset(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        DateTimeOffset[] moments =
        [
            new(2026, 3, 2, 8, 0, 0, TimeSpan.FromHours(8)), // the earliest of all, with the latest wall time
            new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero),
            new(2026, 3, 2, 2, 30, 0, TimeSpan.FromHours(1)),
        ];
        await hospital.AddAsync([.. moments.Reverse().Select((at, number) => new WorkRun($"work.{number}", at))]);

        var ordered = await hospital.WithDbAsync(db => db.WorkRuns.OrderBy(run => run.StartedAt).Select(run => run.StartedAt).ToListAsync());
        var late = await hospital.WithDbAsync(db => db.WorkRuns.CountAsync(run => run.StartedAt > moments[0]));

        Assert.Equal(moments, ordered);
        Assert.All(ordered, at => Assert.Equal(TimeSpan.Zero, at.Offset));
        Assert.Equal(2, late);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Keys_made_later_sort_later(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var first = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var keys = Enumerable.Range(0, 300).Select(number => Guid.CreateVersion7(first.AddMilliseconds(number * 977))).ToList();
        await hospital.WithDbAsync(async db =>
        {
            foreach (var key in keys.OrderBy(key => key.GetHashCode()))
            {
                var run = new WorkRun("work", TestHospital.Monday);
                typeof(Entity<WorkRun>).GetProperty(nameof(WorkRun.Id))!.SetValue(run, new Id<WorkRun>(key));
                db.WorkRuns.Add(run);
            }

            return await db.SaveChangesAsync();
        });

        var ordered = await hospital.WithDbAsync(db => db.WorkRuns.OrderBy(run => run.Id).Select(run => run.Id).ToListAsync());

        Assert.Equal(keys, ordered.Select(id => id.Value));
        Assert.Equal(ordered.Order(), ordered);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Enums_are_kept_as_words(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        await hospital.AddAsync(new CallSession("line-1", "link-1", CallDirection.Outgoing, TestHospital.Monday));

        var kept = await hospital.WithDbAsync(db => db.Database.SqlQueryRaw<string>("""SELECT "Direction" AS "Value" FROM "Calls" """).SingleAsync());

        Assert.Equal("Outgoing", kept);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Days_dates_and_sealed_fields_come_back_as_they_went(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var vault = hospital.Services.GetRequiredService<Vault>();
        var person = new Person();
        var patient = new Patient(person, TestHospital.Monday);
        patient.Describe("王芳", Sex.Female, BirthDate.On(new(1980, 2, 29)));
        patient.Live(vault.Seal(Patient.AddressPurpose, "北京市朝阳区 12 号"));
        await hospital.AddAsync(person, patient);

        var kept = await hospital.WithDbAsync(db => db.Patients.SingleAsync());

        Assert.Equal(new DateOnly(1980, 2, 29), kept.BirthOn);
        Assert.Equal("北京市朝阳区 12 号", vault.Open(Patient.AddressPurpose, kept.Address));
        Assert.Null(kept.Note);
        Assert.Equal(person.Id, kept.PersonId);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_deleted_patient_is_hidden_and_still_there(TestDatabase database)
    {
        await using var hospital = await TestHospital.OpenAsync(database: database);
        var person = new Person();
        var patient = new Patient(person, TestHospital.Monday);
        patient.Delete(TestHospital.Monday);
        await hospital.AddAsync(person, patient);

        Assert.Equal(0, await hospital.WithDbAsync(db => db.Patients.CountAsync()));
        Assert.Equal(1, await hospital.WithDbAsync(db => db.Patients.IgnoreQueryFilters().CountAsync()));
    }

    [Fact]
    public async Task On_SQLite_a_key_takes_sixteen_bytes()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        await hospital.AddAsync(new Department("D1", "心内科"));

        Assert.Equal("blob 16", await hospital.WithDbAsync(db => db.Database.SqlQueryRaw<string>("SELECT typeof(Id) || ' ' || length(Id) AS Value FROM Departments").SingleAsync()));
    }
}
