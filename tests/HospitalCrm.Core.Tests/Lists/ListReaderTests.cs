using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Lists;

public sealed class ListReaderTests
{
    private static readonly Actor Product = Actor.Product("test");

    public static TheoryData<TestDatabase> Both => TestDatabases.Both;

    [Fact]
    public async Task Somebody_without_the_right_sees_no_row_and_no_count()
    {
        await using var hospital = await WithRunsAsync(3);
        var agent = await hospital.StaffAsync("agent01", "王芳");

        var rows = await hospital.Run.ReadAsync(agent, WorkRunList.Definition, new());
        var count = await hospital.Run.CountAsync(agent, WorkRunList.Definition, new());

        Assert.Equal(ProblemKind.Forbidden, rows.Problem?.Kind);
        Assert.Equal(ProblemKind.Forbidden, count.Problem?.Kind);
    }

    [Fact]
    public async Task An_unknown_filter_is_refused_by_name_even_when_empty()
    {
        await using var hospital = await WithRunsAsync(3);

        var outcome = await hospital.Run.ReadAsync(Product, WorkRunList.Definition, new() { Filters = new Dictionary<string, string> { ["wrok"] = "" } });

        Assert.Equal("Lists.UnknownFilter", outcome.Problem?.Code);
        Assert.Equal(["wrok"], outcome.Problem?.Args);
    }

    [Theory]
    [InlineData("Nothing")]
    [InlineData("StartedAt")]
    [InlineData("work")]
    [InlineData("")]
    public async Task A_column_that_is_not_offered_for_sorting_is_refused_by_name(string sort)
    {
        await using var hospital = await WithRunsAsync(3);

        var outcome = await hospital.Run.ReadAsync(Product, WorkRunList.Definition, new() { Sort = sort });

        Assert.Equal("Lists.UnknownSort", outcome.Problem?.Code);
        Assert.Equal([sort], outcome.Problem?.Args);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(7, 7)]
    [InlineData(1_000_000, 200)]
    [InlineData(int.MaxValue, 200)]
    public async Task A_page_is_never_empty_by_size_nor_endless(int asked, int given)
    {
        await using var hospital = await WithRunsAsync(230);

        Assert.Equal(given, (await PageAsync(hospital, new() { Size = asked })).Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public async Task A_page_before_the_first_is_the_first(int page)
    {
        await using var hospital = await WithRunsAsync(30);

        Assert.Equal(await PageAsync(hospital, new()), await PageAsync(hospital, new() { Page = page }));
    }

    [Fact]
    public async Task A_page_far_behind_the_last_is_empty()
    {
        await using var hospital = await WithRunsAsync(30);

        Assert.Empty(await PageAsync(hospital, new() { Page = int.MaxValue, Size = 200, KnownTotal = 30 }));
        Assert.Empty(await PageAsync(hospital, new() { Page = int.MaxValue, Size = 200, KnownTotal = long.MaxValue }));
    }

    [Fact]
    public async Task Others_see_their_own_rows_only_and_the_maintainer_all()
    {
        await using var hospital = await WithRunsAsync(12);
        var owner = await hospital.StaffAsync("work-1", "王芳", SettingsPermissions.View);
        var maintainer = await hospital.StaffAsync("info01", "赵工", SettingsPermissions.View, SettingsPermissions.Manage);

        var own = await PageAsync(hospital, new(), owner, WorkRunList.OwnRowsOnly);
        var all = await PageAsync(hospital, new(), maintainer, WorkRunList.OwnRowsOnly);
        var escaped = await PageAsync(hospital, new() { Filters = new Dictionary<string, string> { ["work"] = "work-2" } }, owner, WorkRunList.OwnRowsOnly);

        Assert.All(own, row => Assert.Equal("work-1", row.Work));
        Assert.Equal(4, own.Count);
        Assert.Equal(12, all.Count);
        Assert.Empty(escaped);
        Assert.Equal(4, (await hospital.Run.CountAsync(owner, WorkRunList.OwnRowsOnly, new())).Value);
    }

    [Fact]
    public async Task A_page_read_deep_equals_the_page_read_plainly()
    {
        await using var hospital = await WithRunsAsync(2_300);
        var plain = await hospital.WithDbAsync(db => WorkRunList.Definition.Source(db).OrderBy(row => row.Handled).ThenBy(row => row.Id).Skip(2_100).Take(20).ToListAsync());

        var deep = await PageAsync(hospital, new() { Sort = "Handled", Page = 106 });

        Assert.Equal(plain, deep);
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Pages_read_from_the_end_equal_pages_read_from_the_beginning(TestDatabase database)
    {
        await using var hospital = await WithRunsAsync(107, database);

        foreach (var (sort, descending) in new[] { (null, false), ("Handled", false), ("Handled", true), ("Failure", false), ("Failure", true) })
        {
            for (var page = 1; page <= 7; page++)
            {
                var query = new ListQuery { Sort = sort, Descending = descending, Page = page };
                Assert.Equal(await PageAsync(hospital, query), await PageAsync(hospital, query with { KnownTotal = 107 }));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Both))]
    public async Task Pages_together_show_every_row_once_whatever_the_ties(TestDatabase database)
    {
        await using var hospital = await WithRunsAsync(90, database);
        var all = await hospital.WithDbAsync(db => db.WorkRuns.Select(run => run.Id).ToListAsync());

        foreach (var query in Queries())
        {
            var seen = new List<WorkRunRow>();
            for (var page = 1; page <= (all.Count / query.Size) + 1; page++)
            {
                seen.AddRange(await PageAsync(hospital, query with { Page = page }));
            }

            Assert.Equal(all.Order(), seen.Select(row => row.Id).Order());
        }
    }

    [Fact]
    public async Task A_filter_narrows_rows_and_count_alike_and_takes_text_literally()
    {
        await using var hospital = await WithRunsAsync(12);
        var query = new ListQuery { Filters = new Dictionary<string, string> { ["work"] = " work-2 " } };
        var wild = new ListQuery { Filters = new Dictionary<string, string> { ["work"] = "%" } };

        Assert.Equal(4, (await PageAsync(hospital, query)).Count);
        Assert.Equal(4, (await hospital.Run.CountAsync(Product, WorkRunList.Definition, query)).Value);
        Assert.Empty(await PageAsync(hospital, wild));
    }

    [Fact]
    public async Task Looking_at_patients_is_logged_with_filter_names_but_never_with_what_was_typed()
    {
        await using var hospital = await WithRunsAsync(1);
        var list = new ListDefinition<WorkRunRow>("work-runs")
        {
            Source = WorkRunList.Definition.Source,
            Key = WorkRunList.Definition.Key,
            Columns = WorkRunList.Definition.Columns,
            Filters = WorkRunList.Definition.Filters,
            Permissions = WorkRunList.Definition.Permissions,
            ShowsPatients = true,
        };

        await hospital.Run.ReadAsync(Product, list, new() { Filters = new Dictionary<string, string> { ["work"] = "王芳13800138000" } });

        var entry = await hospital.WithDbAsync(db => db.AuditEntries.SingleAsync());
        Assert.Equal((AuditAct.Listed, "work-runs", "work"), (entry.Act, entry.Entity, entry.Purpose));
        Assert.Null(entry.Detail);
    }

    /// <summary>Random orders and sizes, the same ones every run.</summary>
    private static IEnumerable<ListQuery> Queries()
    {
        var random = new Random(20_260_302);
        string?[] sorts = [null, "Work", "Handled", "Failure"];
        return Enumerable.Range(0, 24).Select(_ => new ListQuery
        {
            Sort = sorts[random.Next(sorts.Length)],
            Descending = random.Next(2) == 0,
            Size = random.Next(1, 40),
            KnownTotal = random.Next(2) == 0 ? 90 : null,
        });
    }

    private static async Task<List<WorkRunRow>> PageAsync(TestHospital hospital, ListQuery query, Actor? actor = null, ListDefinition<WorkRunRow>? list = null)
    {
        var outcome = await hospital.Run.ReadAsync(actor ?? Product, list ?? WorkRunList.Definition, query);
        Assert.Null(outcome.Problem);
        return [.. outcome.Value!.Rows];
    }

    private static async Task<TestHospital> WithRunsAsync(int count, TestDatabase? database = null)
    {
        var hospital = await TestHospital.OpenAsync(database: database);
        await hospital.AddAsync([.. Enumerable.Range(0, count).Select(Run)]);
        return hospital;
    }

    private static WorkRun Run(int number)
    {
        var run = new WorkRun($"work-{number % 3}", TestHospital.Monday.AddMinutes(number));
        run.Succeed(number % 4, TestHospital.Monday.AddMinutes(number));
        if (number % 5 == 0)
        {
            run.Fail(number % 2 == 0 ? new InvalidOperationException() : new TimeoutException(), TestHospital.Monday);
        }

        return run;
    }
}
