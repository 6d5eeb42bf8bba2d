using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Patients;

/// <summary>On 2 March 2026: 王芳 (40, hypertension in cardiology, discharged 10 January), 李强 (67, pneumonia, an outpatient), 赵敏 (5, never here).</summary>
public sealed class PatientFiltersTests
{
    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [InlineData("disease", "高血压", "王芳")]
    [InlineData("disease", "炎", "李强")]
    [InlineData("disease", "骨折", "")]
    [InlineData("disease", "%", "")]
    [InlineData("discharge", "2026-01-10", "王芳")]
    [InlineData("discharge", "2026-01-01..2026-01-31", "王芳")]
    [InlineData("discharge", "2026-01-20..", "")]
    [InlineData("department", "心内", "王芳")]
    [InlineData("department", "1002", "李强")]
    [InlineData("department", "无此科室", "")]
    [InlineData("age", "40", "王芳")]
    [InlineData("age", "41", "")]
    [InlineData("age", "39", "")]
    [InlineData("age", "40-67", "李强 王芳")]
    [InlineData("age", "60+", "李强")]
    [InlineData("age", "-14", "赵敏")]
    [InlineData("age", "60-", "李强")]
    [InlineData("age", "老人", "")]
    [InlineData("age", "999", "")]
    [InlineData("class", "慢性病", "王芳")]
    [InlineData("class", "chronic", "王芳")]
    [InlineData("class", "没有这类", "")]
    [InlineData("name", "wf", "王芳")]
    [InlineData("name", "liqiang", "李强")]
    [InlineData("name", "Z", "赵敏")]
    public async Task Each_filter_leaves_whom_it_says(string filter, string typed, string left)
    {
        await using var hospital = await OpenAsync();

        Assert.Equal(left, await LeftAsync(hospital, (filter, typed)));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Together_they_leave_who_fits_all_of_them(TestDatabase database)
    {
        await using var hospital = await OpenAsync(database);

        Assert.Equal("王芳", await LeftAsync(hospital, ("disease", "高血压"), ("age", "30-50"), ("department", "心内科"), ("discharge", "2026-01-01..2026-01-31"), ("class", "慢性"), ("name", "w")));
        Assert.Equal("", await LeftAsync(hospital, ("disease", "高血压"), ("age", "60+")));
    }

    [Fact]
    public async Task A_cancelled_visit_leaves_nobody_and_the_dead_have_no_age()
    {
        await using var hospital = await OpenAsync();
        await hospital.WithDbAsync(async db =>
        {
            (await db.Encounters.SingleAsync(visit => visit.Kind == EncounterKind.Inpatient)).Cancel(true);
            (await db.Patients.SingleAsync(patient => patient.Name == "李强")).Die(new(2026, 2, 1), DeathSource.Family, "doctor01");
            return await db.SaveChangesAsync();
        });

        Assert.Equal("", await LeftAsync(hospital, ("disease", "高血压")));
        Assert.Equal("", await LeftAsync(hospital, ("discharge", "2026-01-10")));
        Assert.Equal("", await LeftAsync(hospital, ("age", "60+")));
    }

    internal static async Task<TestHospital> OpenAsync(TestDatabase? database = null)
    {
        var hospital = await TestHospital.OpenAsync(database: database);
        foreach (var (name, born) in new[] { ("王芳", "1985-03-07"), ("李强", "1958-05-01"), ("赵敏", "2020-03-03") })
        {
            await hospital.HaveAsync(new() { Name = name, BirthDate = born });
        }

        await hospital.WithDbAsync(async db =>
        {
            var people = await db.Patients.ToDictionaryAsync(patient => patient.Name);
            db.AddRange(new Department("1001", "心内科"), new Department("1002", "呼吸内科"));
            var stay = new Encounter(people["王芳"], EncounterKind.Inpatient, "1001", new(2026, 1, 5));
            stay.Diagnose("I10", "原发性高血压");
            stay.Discharge(new(2026, 1, 10));
            var visit = new Encounter(people["李强"], EncounterKind.Outpatient, "1002", new(2026, 1, 6));
            visit.Diagnose("J18.9", "肺炎");
            visit.Discharge(new(2026, 1, 25));
            var chronic = new CodeItem(CodeTables.HealthClasses, "chronic", 3, isBuiltIn: true);
            chronic.Describe("慢性病", null, null);
            db.Add(chronic);
            people["王芳"].Classify(ClassDimension.Health, "chronic");
            db.AddRange(stay, visit);
            return await db.SaveChangesAsync();
        });
        return hospital;
    }

    private static async Task<string> LeftAsync(TestHospital hospital, params (string Filter, string Typed)[] filters)
    {
        var query = new ListQuery { Filters = filters.ToDictionary(filter => filter.Filter, filter => filter.Typed) };
        var rows = await hospital.Run.ReadAsync(Actor.Product("test"), PatientList.Definition, query);
        var count = await hospital.Run.CountAsync(Actor.Product("test"), PatientList.Definition, query);
        Assert.Null(rows.Problem);
        Assert.Equal(rows.Value!.Rows.Count, count.Value);
        return string.Join(' ', rows.Value.Rows.Select(row => row.Name).Order(StringComparer.Ordinal));
    }
}
