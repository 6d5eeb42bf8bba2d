using System.Net;
using System.Reflection;
using HospitalCrm.Architecture;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Architecture;
using HospitalCrm.Web.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HospitalCrm.Web.Tests.Security;

/// <summary>Every route and every use case as every demo role, against the running product, and exactly as the tables in the repository say.</summary>
public sealed class RightsMatrixTests(SharedProduct shared, ITestOutputHelper output) : IClassFixture<SharedProduct>
{
    private static readonly Type[] UseCases = [.. typeof(CrmDb).Assembly.GetTypes().Where(UseCaseRules.IsUseCase).OrderBy(NameOf, StringComparer.Ordinal)];

    private readonly ServedProduct _product = shared.Product;

    /// <summary>What the contract asks for in words, written down by hand.</summary>
    public static TheoryData<string, string, bool> Contract
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var (users, pages, mayOpen) in new (string[] Users, string[] Pages, bool MayOpen)[]
            {
                (["agent01", "agent05"], ["/patients", "/calls", "/desk", "/complaints/new"], true),
                (["doctor01", "nurse01"], ["/follow-ups"], true),
                (["head01", "medical01", "complaint01"], ["/complaints"], true),
                (["manager01"], ["/dashboard", "/dashboard/analysis", "/wall"], true),
                (["info01"], ["/settings", "/templates"], true),
                (["admin"], ["/staff"], true),
                (["security01"], ["/roles"], true),
                (["auditor"], ["/audit"], true),
                (["agent01", "agent05"], ["/roles", "/staff", "/settings", "/audit"], false),
                (["doctor01", "doctor02"], ["/roles", "/audit", "/settings"], false),
                (["head01", "head02", "headnurse01", "records01"], ["/roles", "/audit"], false),
                (["manager01"], ["/roles"], false),
                (["info01"], ["/roles", "/audit"], false),
                (["finance01"], ["/roles", "/audit", "/complaints/new"], false),
                (["auditor"], ["/patients/new", "/complaints/new", "/desk"], false),
                (["admin"], ["/audit", "/roles", "/rights-review", "/emergency-access"], false),
                (["security01"], ["/audit"], false),
            })
            {
                foreach (var (user, page) in from user in users from page in pages where Guarded().ContainsKey(page) select (user, page))
                {
                    data.Add(user, page, mayOpen);
                }
            }

            return data;
        }
    }

    [Fact]
    public async Task The_tables_in_the_repository_are_the_products()
    {
        var grants = await WithDbAsync(db => (
            from grant in db.Grants
            join role in db.Roles on grant.RoleId equals role.Id
            select new { role.Code, grant.Permission, grant.Scope }).ToDictionaryAsync(grant => (grant.Code, grant.Permission), grant => grant.Scope));
        var roles = DefaultRoles.All.Select(role => role.Code).ToList();

        Snapshot.Matches(RightsTable.Rights, RightsTable.Write(roles, PermissionCatalogue.All.Select(right => right.Code), (role, right) => grants.TryGetValue((role, right), out var scope) ? Letter(scope) : '-'));
        Snapshot.Matches(RightsTable.Routes, Guarded().OrderBy(route => route.Key, StringComparer.Ordinal).Select(route => $"{route.Key} {route.Value}"));
        Snapshot.Matches(RightsTable.UseCases, UseCases.Select(type => $"{NameOf(type)} {((Permission)type.GetProperty(nameof(IUseCase.Requires))!.GetValue(null)!).Code}"));
    }

    [Fact]
    public async Task Every_route_opens_to_exactly_the_roles_that_hold_its_right()
    {
        var table = RightsTable.Read();
        var (asked, differing) = (0, new List<string>());
        foreach (var role in table.Roles)
        {
            using var browser = await _product.SignedInAsync(UserOf(role));
            foreach (var (route, right) in table.RightOfRoute)
            {
                using var answer = await browser.GetAsync(Sample(route));
                asked++;
                var expected = !table.May(role, right) ? HttpStatusCode.Forbidden : IsOfOneArchive(route) ? HttpStatusCode.NotFound : HttpStatusCode.OK;
                if (answer.StatusCode != expected)
                {
                    differing.Add($"{role} {route}: {(int)answer.StatusCode} instead of {(int)expected}");
                }
            }
        }

        output.WriteLine($"{asked} = {table.Roles.Count} roles × {table.RightOfRoute.Count} routes");
        Assert.Equal(table.Roles.Count * Guarded().Count, asked);
        Assert.Empty(differing);
    }

    [Fact]
    public async Task Every_use_case_runs_for_exactly_the_roles_that_hold_its_right()
    {
        var table = RightsTable.Read();
        var (asked, differing) = (0, new List<string>());
        foreach (var role in table.Roles)
        {
            var found = await DifferencesAsync(role, table);
            asked += found.Asked;
            differing.AddRange(found.Differing);
        }

        output.WriteLine($"{asked} = {table.Roles.Count} roles × {table.RightOfUseCase.Count} use cases");
        Assert.Equal(table.Roles.Count * UseCases.Length, asked);
        Assert.Empty(differing);
    }

    [Fact]
    public async Task A_right_that_should_be_there_and_is_not_is_seen()
    {
        var (_, differing) = await DifferencesAsync("agent", RightsTable.Read().With("agent", "security.manage-roles"));

        Assert.Contains(differing, difference => difference.Contains("Security.SaveRoleRights", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Contract))]
    public async Task The_contracts_pages_open_and_stay_closed(string user, string page, bool mayOpen)
    {
        using var browser = await _product.SignedInAsync(user);

        using var answer = await browser.GetAsync(page);

        Assert.Equal(mayOpen ? HttpStatusCode.OK : HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal(!mayOpen, (await answer.Content.ReadAsStringAsync()).Contains("data-testid=\"forbidden\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_unknown_gets_further_than_the_sign_in_page()
    {
        using var browser = _product.Browser();
        var elsewhere = new List<string>();
        foreach (var route in Guarded().Keys)
        {
            using var answer = await browser.GetAsync(Sample(route));
            if (answer.StatusCode != HttpStatusCode.Redirect || answer.Headers.Location?.PathAndQuery.StartsWith("/login", StringComparison.Ordinal) != true)
            {
                elsewhere.Add($"{route}: {(int)answer.StatusCode} {answer.Headers.Location}");
            }
        }

        Assert.Empty(elsewhere);
    }

    /// <summary>Nobody has the archive that is asked for: whoever may open archives is told that there is none.</summary>
    private static bool IsOfOneArchive(string route) => route.StartsWith("/patients/{Key}", StringComparison.Ordinal);

    private static string UserOf(string role) => DemoStaff.All.First(staff => staff.RoleCode == role).Code;

    private static string NameOf(Type useCase) => useCase.FullName!["HospitalCrm.Core.".Length..];

    private static char Letter(DataScope scope) => scope switch
    {
        DataScope.All => 'x',
        DataScope.Department => 'd',
        DataScope.Ward => 'w',
        _ => 'o',
    };

    /// <summary>The pages behind a right, as the product declares them; pages open to everybody signed in are named in the shape tests.</summary>
    private static Dictionary<string, string> Guarded() => (
        from page in typeof(Program).Assembly.GetTypes()
        from route in page.GetCustomAttributes<RouteAttribute>()
        let policy = page.GetCustomAttributes<AuthorizeAttribute>(inherit: true).Select(attribute => attribute.Policy).FirstOrDefault(policy => policy?.StartsWith("needs:", StringComparison.Ordinal) == true)
        where policy is not null
        select (route.Template, policy["needs:".Length..])).ToDictionary();

    private static string Sample(string route) => System.Text.RegularExpressions.Regex.Replace(
        route,
        @"\{[^}]+\}",
        part => part.Value.Contains(":long", StringComparison.Ordinal) || part.Value.Contains(":int", StringComparison.Ordinal) ? "1" : "00000000-0000-7000-8000-000000000000");

    private static async Task<bool> MayAsync<TUseCase>(UseCaseRunner run, Actor actor)
        where TUseCase : class, IUseCase =>
        (await run.RunAsync(actor, (TUseCase _) => Task.FromResult(true))).Problem?.Kind != ProblemKind.Forbidden;

    private async Task<(int Asked, List<string> Differing)> DifferencesAsync(string role, RightsTable table)
    {
        var run = _product.Services.GetRequiredService<UseCaseRunner>();
        var actor = await ActorAsync(UserOf(role));
        var may = typeof(RightsMatrixTests).GetMethod(nameof(MayAsync), BindingFlags.NonPublic | BindingFlags.Static)!;
        var differing = new List<string>();
        foreach (var useCase in UseCases)
        {
            var runs = await (Task<bool>)may.MakeGenericMethod(useCase).Invoke(null, [run, actor])!;
            if (runs != table.May(role, table.RightOfUseCase[NameOf(useCase)]))
            {
                differing.Add($"{role} {NameOf(useCase)}: {(runs ? "runs" : "is refused")}");
            }
        }

        return (UseCases.Length, differing);
    }

    private async Task<Actor> ActorAsync(string user)
    {
        var account = await WithDbAsync(db => db.Users.Where(account => account.UserName == user).Select(account => account.Id).SingleAsync());
        var session = await _product.Services.GetRequiredService<Sessions>().StartAsync(account, TimeProvider.System.GetUtcNow(), default);
        return new(ActorKind.Staff, user, user) { AccountId = account, SessionId = session };
    }

    private async Task<T> WithDbAsync<T>(Func<CrmDb, Task<T>> work)
    {
        await using var scope = _product.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<CrmDb>());
    }
}
