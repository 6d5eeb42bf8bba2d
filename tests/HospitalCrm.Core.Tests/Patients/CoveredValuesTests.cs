using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Tests.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Patients;

/// <summary>What is covered on the screen is not to be had by asking: 王芳 is restricted, 王小明 and 李强 are not.</summary>
public sealed class CoveredValuesTests
{
    private static readonly Permission[] Clerk = [PatientPermissions.View, PatientPermissions.SeeNames];

    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Where_names_are_covered_only_the_whole_name_finds_somebody(TestDatabase database)
    {
        await using var hospital = await OpenAsync(database);
        var finance = await hospital.StaffAsync("finance01", "曹莉", PatientPermissions.View, PatientPermissions.SeeRestricted);

        Assert.Equal([], await FoundAsync(hospital, finance, "name", "王"));
        Assert.Equal([], await FoundAsync(hospital, finance, "name", "小明"));
        Assert.Equal(["B0002"], await FoundAsync(hospital, finance, "name", " 王小明 "));
        Assert.Equal([], await SearchedAsync(hospital, finance, "小明"));
        Assert.Equal([], await FoundAsync(hospital, finance, "name", "wxm"));
        Assert.Equal([], await FoundAsync(hospital, finance, "name", "wangxiaoming"));
        Assert.Equal([], await SearchedAsync(hospital, finance, "wxm"));
        Assert.Equal([], await SearchedAsync(hospital, finance, "wangxiaoming"));
        Assert.Equal([], await SearchedAsync(hospital, finance, "小明 9000"));
        Assert.Equal(["B0002"], await SearchedAsync(hospital, finance, "王小明"));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task A_part_of_the_name_finds_the_open_archives_and_a_restricted_one_by_its_whole_name_only(TestDatabase database)
    {
        await using var hospital = await OpenAsync(database);
        var clerk = await hospital.StaffAsync("agent01", "周琳", Clerk);

        Assert.Equal(["B0002"], await FoundAsync(hospital, clerk, "name", "王"));
        Assert.Equal([], await FoundAsync(hospital, clerk, "name", "芳"));
        Assert.Equal(["B0001"], await FoundAsync(hospital, clerk, "name", "王芳"));
        Assert.Equal(["B0002"], await SearchedAsync(hospital, clerk, "王"));
        Assert.Equal(["B0002"], await SearchedAsync(hospital, clerk, "w"));
        Assert.Equal([], await SearchedAsync(hospital, clerk, "wf"));
        Assert.Equal([], await SearchedAsync(hospital, clerk, "wangfang"));
        Assert.Equal([], await FoundAsync(hospital, clerk, "name", "wf"));
        Assert.Equal(["B0002"], await FoundAsync(hospital, clerk, "name", "wxm"));
        Assert.Equal(["B0001"], await SearchedAsync(hospital, clerk, "王芳"));
    }

    [Theory]
    [InlineData("birthDate", "1900-01-01..2026-01-01")]
    [InlineData("lastVisit", "2020-01-01..2026-12-31")]
    [InlineData("phone", "13800138000")]
    [InlineData("phone", "8000")]
    [InlineData("idNumber", Forms.IdNumber)]
    [InlineData("idNumber", "002X")]
    public async Task No_filter_over_a_covered_value_answers_for_a_restricted_archive(string filter, string typed)
    {
        await using var hospital = await OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "周琳", Clerk);
        var records = await hospital.StaffAsync("records01", "宋玉兰", [.. Clerk, PatientPermissions.SeeRestricted]);

        Assert.DoesNotContain("B0001", await FoundAsync(hospital, clerk, filter, typed));
        Assert.Contains("B0001", await FoundAsync(hospital, records, filter, typed));
    }

    [Theory]
    [InlineData("8000")]
    [InlineData("13800138000")]
    [InlineData("002X")]
    public async Task The_search_box_is_no_way_round(string typed)
    {
        await using var hospital = await OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "周琳", Clerk);
        var records = await hospital.StaffAsync("records01", "宋玉兰", [.. Clerk, PatientPermissions.SeeRestricted]);

        Assert.Empty(await SearchedAsync(hospital, clerk, typed));
        Assert.Equal(["B0001"], await SearchedAsync(hospital, records, typed));
        Assert.Equal(["B0001"], await SearchedAsync(hospital, clerk, "B0001"));
    }

    [Fact]
    public async Task What_is_shown_of_a_restricted_archive_may_be_filtered_by()
    {
        await using var hospital = await OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "周琳", Clerk);

        Assert.Contains("B0001", await FoundAsync(hospital, clerk, "sex", nameof(Sex.Female)));
    }

    [Theory]
    [InlineData("BirthDate")]
    [InlineData("LastVisit")]
    public async Task Sorted_by_a_covered_value_a_restricted_archive_stands_at_the_end_whichever_way_and_on_whichever_page(string column)
    {
        await using var hospital = await OpenAsync();
        var clerk = await hospital.StaffAsync("agent01", "周琳", Clerk);
        var records = await hospital.StaffAsync("records01", "宋玉兰", [.. Clerk, PatientPermissions.SeeRestricted]);
        foreach (var isDown in new[] { false, true })
        {
            var query = new ListQuery { Sort = column, Descending = isDown };

            var whole = await ReadAsync(hospital, clerk, query);
            var pages = new List<string?>();
            for (var page = 1; page <= 3; page++)
            {
                pages.AddRange(await ReadAsync(hospital, clerk, query with { Page = page, Size = 1 }));
            }

            var fromTheEnd = await ReadAsync(hospital, clerk, query with { Page = 3, Size = 1, KnownTotal = 3 });

            Assert.Equal("B0001", whole[^1]);
            Assert.Equal(3, whole.Count);
            Assert.Equal(whole, pages);
            Assert.Equal(whole[^1], Assert.Single(fromTheEnd));
            Assert.Equal("B0001", (await ReadAsync(hospital, records, query))[1]);
        }
    }

    [Fact]
    public async Task The_reader_to_whom_archives_are_closed_is_answered_from_indexes_too()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        await hospital.Services.GetRequiredService<DemoHospital>().SeedAsync(DemoSize.S, 1, null, default);
        await hospital.WithDbAsync(PlanPages.TenTimesAsync);
        var clerk = await hospital.StaffAsync("clerk09", "周琳", Clerk);
        foreach (var query in new ListQuery[]
        {
            new() { Sort = "BirthDate" },
            new() { Sort = "LastVisit", Descending = true },
            new() { Filters = new Dictionary<string, string> { ["name"] = "王" } },
            new() { Filters = new Dictionary<string, string> { ["phone"] = "13800138000" } },
        })
        {
            var plan = await QueryPlans.OfReadAsync(hospital, clerk, PatientList.Definition, query);

            Assert.False(PlanPages.SortsByHand(plan), string.Join('\n', plan));
            Assert.Contains(plan, step => step.Contains("IX_Patients_Restricted", StringComparison.Ordinal));
            Assert.DoesNotContain(plan, step => step.Trim() is "SCAN p" or "SCAN p0" or "SCAN n");
        }
    }

    private static async Task<TestHospital> OpenAsync(TestDatabase? database = null)
    {
        var hospital = await TestHospital.OpenAsync(database: database);
        var wangFang = Forms.WangFang();
        (wangFang.IdNumber, wangFang.BirthDate) = (Forms.IdNumber, "1949-12-31");
        var restricted = await hospital.HaveAsync(wangFang);
        var ming = await hospital.HaveAsync(new() { Name = "王小明", BirthDate = "1930-01-01", MedicalRecordNo = "B0002", Numbers = [new() { Number = "13900139000" }] });
        var qiang = await hospital.HaveAsync(new() { Name = "李强", BirthDate = "1990-01-01", MedicalRecordNo = "B0003" });
        await hospital.WithDbAsync(async db =>
        {
            foreach (var (patient, day) in new[] { (ming, 3), (restricted, 5), (qiang, 9) })
            {
                await db.Patients.Where(known => known.Id == patient).ExecuteUpdateAsync(set => set.SetProperty(known => known.LastVisitOn, new DateOnly(2026, 1, day)));
            }

            return 0;
        });
        Assert.Null((await hospital.Run.RunAsync(Actor.Product("test"), (RestrictPatient use) => use.HandleAsync(restricted, Restriction.Vip, "本院职工家属"))).Problem);
        return hospital;
    }

    private static async Task<IReadOnlyList<string?>> FoundAsync(TestHospital hospital, Actor reader, string filter, string typed)
    {
        var query = new ListQuery { Filters = new Dictionary<string, string> { [filter] = typed } };
        var found = await ReadAsync(hospital, reader, query);
        Assert.Equal(found.Count, (await hospital.Run.CountAsync(reader, PatientList.Definition, query)).Value);
        return found;
    }

    private static async Task<IReadOnlyList<string?>> ReadAsync(TestHospital hospital, Actor reader, ListQuery query) =>
        [.. (await hospital.Run.ReadAsync(reader, PatientList.Definition, query)).Value!.Rows.Select(row => row.MedicalRecordNo)];

    private static async Task<IReadOnlyList<string?>> SearchedAsync(TestHospital hospital, Actor reader, string typed) =>
        [.. (await hospital.Run.RunAsync(reader, (SearchPatients use) => use.HandleAsync(typed))).Value!.Select(hit => hit.MedicalRecordNo)];
}
