using System.Reflection;
using HospitalCrm.Architecture;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;
using HospitalCrm.Core.Security;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Lists;

/// <summary>What every list keeps, whichever room declares it. A new list is found by reflection and held to the same.</summary>
public sealed class ListConformanceTests
{
    private static readonly Actor Product = Actor.Product("test");

    /// <summary>What people, scripts and accidents type.</summary>
    private static readonly string[] Hostile =
    [
        "%", "_", "'", "\"", "\\", "';--", "王", "😀", "\uD800", "\0", "a\0b", "..", "2026-02-30", "0001-01-01..9999-12-31", "9999-12-31", "-1", "1e999", "NULL", "*", "[a", "(",
        "13800138000", "110101199003078888", new string('王', 10_000), new string('9', 10_000),
    ];

    public static TheoryData<string> Lists => [.. ListCatalogue.All.Select(list => list.Name)];

    [Fact]
    public void Every_list_has_a_name_of_its_own() => Assert.Equal(ListCatalogue.All.Count, ListCatalogue.All.Select(list => list.Name).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [MemberData(nameof(Lists))]
    public void The_rights_are_in_the_catalogue_and_names_of_columns_and_filters_are_single(string name) => OfList(name, nameof(HoldsShape), []);

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Whatever_is_typed_into_a_filter_is_answered_or_refused_in_words(string name)
    {
        await using var hospital = await TestHospital.OpenAsync();
        await (Task)OfList(name, nameof(HoldsFiltersAsync), [hospital])!;
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Unknown_filters_sorts_and_choices_are_refused_by_name(string name)
    {
        await using var hospital = await TestHospital.OpenAsync();
        await (Task)OfList(name, nameof(RefusesAsync), [hospital])!;
    }

    [Fact]
    public async Task Every_offered_order_stands_in_an_index_and_the_plans_are_those_in_the_repository()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        await hospital.Services.GetRequiredService<DemoHospital>().SeedAsync(DemoSize.S, 1, null, default);
        await PlanPages.TrailAsync(hospital);
        await hospital.WithDbAsync(PlanPages.TenTimesAsync);
        var lines = new List<string>();
        var offences = new List<string>();

        foreach (var list in ListCatalogue.All)
        {
            await (Task)OfList(list.Name, nameof(DescribeAsync), [hospital, lines, offences])!;
        }

        var removal = await QueryPlans.OfRemovalAsync(hospital, Product, new("9999", "旧病区"));
        lines.Add("## deleting a department");
        PlanPages.Add(lines, "what still refers to it", removal);

        await Education.AudiencePlans.DescribeAsync(hospital, lines, offences);

        Assert.Empty(offences);
        Assert.All(["IX_Encounters_DepartmentCode", "IX_Encounters_WardCode"], index => Assert.Contains(removal, step => step.Contains(index, StringComparison.Ordinal)));
        PlanPages.Match(lines);
    }

    [Fact]
    public async Task An_order_without_an_index_is_seen()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);

        var plan = await QueryPlans.OfReadAsync(hospital, Product, WorkRunList.Definition, new() { Sort = "Failure" });

        Assert.True(PlanPages.SortsByHand(plan), string.Join('\n', plan));
    }

    private static object? OfList(string name, string method, object[] arguments)
    {
        var list = ListCatalogue.Find(name)!;
        try
        {
            return typeof(ListConformanceTests).GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(list.RowType).Invoke(null, [list, .. arguments]);
        }
        catch (TargetInvocationException failure)
        {
            throw failure.InnerException!;
        }
    }

    private static void HoldsShape<TRow>(ListDefinition<TRow> list)
        where TRow : class
    {
        var permissions = list.Permissions;
        Permission?[] asked = [permissions.View, permissions.Add, permissions.Edit, permissions.Delete, permissions.Export, permissions.SeeAll];
        Assert.All(asked.OfType<Permission>(), permission => Assert.Contains(permission, PermissionCatalogue.All));
        Assert.Equal(list.ColumnNames.Count, list.ColumnNames.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(list.Filters.Count, list.Filters.Select(filter => filter.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.DoesNotContain(list.Filters, filter => filter.Name is "page" or "sort");
        Assert.All(list.Filters.Where(filter => filter.IsPublic), filter => Assert.True(filter.Kind is FilterKind.Choice or FilterKind.Date or FilterKind.DateRange || filter.IsCode, filter.Name));
        Assert.True(list.SortedBy is null || list.Column(list.SortedBy)?.SortKey is not null, list.SortedBy);
    }

    private static async Task HoldsFiltersAsync<TRow>(ListDefinition<TRow> list, TestHospital hospital)
        where TRow : class
    {
        foreach (var filter in list.Filters)
        {
            foreach (var typed in Hostile.Concat(filter.Choices))
            {
                var query = new ListQuery { Filters = new Dictionary<string, string> { [filter.Name] = typed } };
                var rows = await hospital.Run.ReadAsync(Product, list, query);
                var count = await hospital.Run.CountAsync(Product, list, query);

                Assert.Equal(rows.Problem?.Code, count.Problem?.Code);
                Assert.True(rows.Problem is null or { Kind: ProblemKind.Refused, Code: "Lists.BadDate" or "Lists.UnknownChoice" }, $"{filter.Name} '{typed}': {rows.Problem?.Code}");
            }
        }
    }

    private static async Task RefusesAsync<TRow>(ListDefinition<TRow> list, TestHospital hospital)
        where TRow : class
    {
        var unknown = await hospital.Run.ReadAsync(Product, list, new() { Filters = new Dictionary<string, string> { ["nonsense"] = "" } });
        var sort = await hospital.Run.ReadAsync(Product, list, new() { Sort = "Nonsense" });

        Assert.Equal(("Lists.UnknownFilter", "nonsense"), (unknown.Problem?.Code, unknown.Problem?.Args[0]));
        Assert.Equal(("Lists.UnknownSort", "Nonsense"), (sort.Problem?.Code, sort.Problem?.Args[0]));
        foreach (var filter in list.Filters.Where(filter => filter is { Kind: FilterKind.Choice, Choices.Count: > 0 }))
        {
            var choice = await hospital.Run.ReadAsync(Product, list, new() { Filters = new Dictionary<string, string> { [filter.Name] = "nonsense" } });
            Assert.Equal(("Lists.UnknownChoice", filter.Name), (choice.Problem?.Code, choice.Problem?.Args[0]));
        }
    }

    /// <summary>Reads everything a page can ask; whatever sorts by hand offends unless the list says that it is small.</summary>
    private static async Task DescribeAsync<TRow>(ListDefinition<TRow> list, TestHospital hospital, List<string> lines, List<string> offences)
        where TRow : class
    {
        lines.Add($"## {list.Name}" + (list.IsSmall ? " (small)" : ""));
        var rows = (await hospital.Run.ReadAsync(Product, list, new() { Size = 200 })).Value!.Rows;
        Assert.Equal(rows.Count, rows.Select(list.Key.Of).Distinct(StringComparer.Ordinal).Count());
        var sorts = list.Columns.Where(column => column.SortKey is not null).Select(column => (string?)column.Name).Prepend(null);
        foreach (var sort in sorts)
        {
            foreach (var isDown in new[] { false, true })
            {
                var plan = await QueryPlans.OfReadAsync(hospital, Product, list, new() { Sort = sort, Descending = isDown });
                var question = sort is null ? "as it opens" : $"by {sort}{(isDown ? ", descending" : "")}";
                PlanPages.Add(lines, question, plan);
                if (!list.IsSmall && PlanPages.SortsByHand(plan))
                {
                    offences.Add($"{list.Name} {question}");
                }

                if (sort is null)
                {
                    break;
                }
            }
        }

        PlanPages.Add(lines, "total", await QueryPlans.OfCountAsync(hospital, Product, list, new()));
        foreach (var filter in list.Filters)
        {
            var query = new ListQuery { Filters = new Dictionary<string, string> { [filter.Name] = PlanPages.Sample(filter.Name, filter.Kind, filter.Choices) } };
            PlanPages.Add(lines, $"filter {filter.Name}", await QueryPlans.OfReadAsync(hospital, Product, list, query));
        }
    }
}
