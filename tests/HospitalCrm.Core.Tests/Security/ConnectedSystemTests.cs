using System.Net;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class ConnectedSystemTests
{
    private const string Scope = "calls.push-line-events";

    [Fact]
    public async Task A_new_system_gets_a_key_that_is_told_once_and_kept_as_a_hash()
    {
        await using var hospital = await OpenAsync();

        var saved = await SaveAsync(hospital, Form());

        var caller = await Keys(hospital).FindCallerAsync(saved.Key!, default);
        var stored = await hospital.WithDbAsync(db => db.ConnectedSystems.SingleAsync());
        Assert.Equal(["calls.push-line-events"], caller!.Actor.Scopes);
        Assert.Equal(ApiKeys.Hash(saved.Key!), stored.KeyHash);
        Assert.DoesNotContain(saved.Key!, string.Join(' ', await hospital.WithDbAsync(db => db.AuditEntries.Select(entry => entry.EntityKey + entry.Purpose).ToListAsync())), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pbx", "Security.SystemCodeTaken")]
    [InlineData("Big Letters", "Security.SystemCodeShape")]
    public async Task A_code_stands_once_and_has_a_shape(string code, string problem)
    {
        await using var hospital = await OpenAsync();
        await SaveAsync(hospital, Form());

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (SaveSystem use) => use.HandleAsync(Form(code)));

        Assert.Contains(problem, outcome.Problem!.Fields.Select(field => field.Code).Append(outcome.Problem.Code));
    }

    [Theory]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.1")]
    [InlineData("everywhere")]
    [InlineData("10.0.0.1 nonsense")]
    public async Task A_network_that_is_none_is_refused(string typed)
    {
        await using var hospital = await OpenAsync();
        var form = Form();
        form.Networks = typed;

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (SaveSystem use) => use.HandleAsync(form));

        Assert.Equal("Security.NetworkShape", Assert.Single(outcome.Problem!.Fields).Code);
    }

    [Fact]
    public async Task A_right_that_is_no_scope_cannot_be_given_to_a_machine()
    {
        await using var hospital = await OpenAsync();
        var form = Form();
        form.Scopes = ["security.manage-staff"];

        var outcome = await hospital.Run.RunAsync(Actor.Product("test"), (SaveSystem use) => use.HandleAsync(form));

        Assert.Equal("Security.UnknownScope", Assert.Single(outcome.Problem!.Fields).Code);
    }

    [Theory]
    [InlineData("", "203.0.113.9", true)]
    [InlineData("10.1.0.0/16", "10.1.200.3", true)]
    [InlineData("10.1.0.0/16", "10.2.0.1", false)]
    [InlineData("10.1.0.0/16 192.168.1.20", "192.168.1.20", true)]
    [InlineData("10.1.0.0/16，192.168.1.20", "192.168.1.21", false)]
    [InlineData("10.1.0.0/16", "::ffff:10.1.0.9", true)]
    [InlineData("2001:db8::/32", "2001:db8::1", true)]
    public void Networks_say_where_it_may_call_from(string typed, string from, bool allowed)
    {
        Assert.True(CallerNetworks.TryRead(typed, out var networks));
        Assert.Equal(allowed, networks.Allow(IPAddress.Parse(from)));
        Assert.True(CallerNetworks.TryRead(networks.ToString(), out var again));
        Assert.Equal(networks.ToString(), again.ToString());
    }

    [Fact]
    public async Task After_a_rotation_both_keys_are_taken_until_the_overlap_ends_and_then_the_new_one()
    {
        await using var hospital = await OpenAsync();
        var saved = await SaveAsync(hospital, Form());
        var fresh = (await hospital.Run.RunAsync(Actor.Product("test"), (RotateSystemKey use) => use.HandleAsync(saved.Id, false))).Value!;

        var both = (await Keys(hospital).FindAsync(saved.Key!, default), await Keys(hospital).FindAsync(fresh, default));
        hospital.Clock.Advance(TimeSpan.FromHours(73));
        Keys(hospital).Forget();
        var later = (await Keys(hospital).FindAsync(saved.Key!, default), await Keys(hospital).FindAsync(fresh, default));

        Assert.True(both is (not null, not null));
        Assert.True(later is (null, not null));
    }

    [Fact]
    public async Task A_key_in_wrong_hands_is_replaced_at_once()
    {
        await using var hospital = await OpenAsync();
        var saved = await SaveAsync(hospital, Form());

        var fresh = (await hospital.Run.RunAsync(Actor.Product("test"), (RotateSystemKey use) => use.HandleAsync(saved.Id, true))).Value!;

        Assert.Null(await Keys(hospital).FindAsync(saved.Key!, default));
        Assert.NotNull(await Keys(hospital).FindAsync(fresh, default));
    }

    [Fact]
    public async Task A_key_is_taken_on_its_last_day_and_not_after()
    {
        await using var hospital = await OpenAsync();
        var form = Form();
        form.ExpiresOn = hospital.Clock.Today();
        var saved = await SaveAsync(hospital, form);

        var today = await Keys(hospital).FindAsync(saved.Key!, default);
        hospital.Clock.Advance(TimeSpan.FromDays(1));
        Keys(hospital).Forget();
        var tomorrow = await Keys(hospital).FindAsync(saved.Key!, default);

        Assert.NotNull(today);
        Assert.Null(tomorrow);
    }

    [Fact]
    public async Task A_key_another_process_took_away_is_refused_soon_after()
    {
        await using var hospital = await OpenAsync();
        var saved = await SaveAsync(hospital, Form());
        Assert.NotNull(await Keys(hospital).FindAsync(saved.Key!, default));
        await using var other = hospital.SecondProcess();

        await other.GetRequiredService<UseCaseRunner>().RunAsync(Actor.Product("test"), (SwitchSystem use) => use.HandleAsync(saved.Id, true));

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (await Keys(hospital).FindAsync(saved.Key!, patience.Token) is not null)
        {
            await Task.Delay(50, patience.Token);
        }
    }

    [Fact]
    public async Task One_that_called_cannot_be_removed_and_one_that_never_did_can()
    {
        await using var hospital = await OpenAsync();
        var (used, unused) = (await SaveAsync(hospital, Form()), await SaveAsync(hospital, Form("lab")));
        hospital.Services.GetRequiredService<ApiCallTally>().Count("pbx", null);

        var refused = await hospital.Run.RunAsync(Actor.Product("test"), (RemoveSystems use) => use.HandleAsync([unused.Id, used.Id]));
        var removed = await hospital.Run.RunAsync(Actor.Product("test"), (RemoveSystems use) => use.HandleAsync([unused.Id]));

        Assert.Equal("Security.SystemWasUsed", refused.Problem?.Code);
        Assert.Equal(1, removed.Value);
        Assert.Equal(["pbx"], await hospital.WithDbAsync(db => db.ConnectedSystems.Select(system => system.Code).ToListAsync()));
    }

    [Fact]
    public async Task Calls_are_counted_and_written_down_without_touching_the_audit_trail()
    {
        await using var hospital = await OpenAsync();
        await SaveAsync(hospital, Form());
        var tally = hospital.Services.GetRequiredService<ApiCallTally>();
        var before = await hospital.WithDbAsync(db => db.AuditEntries.CountAsync());

        tally.Count("pbx", null);
        tally.Count("pbx", null);
        await tally.WriteAsync(default);
        await tally.WriteAsync(default);

        var system = await hospital.WithDbAsync(db => db.ConnectedSystems.SingleAsync());
        Assert.Equal((2, TestHospital.Monday, before), (system.Calls, system.LastCallAt, await hospital.WithDbAsync(db => db.AuditEntries.CountAsync())));
    }

    [Fact]
    public async Task The_limit_holds_for_each_system_by_itself()
    {
        await using var hospital = await OpenAsync();
        var tally = hospital.Services.GetRequiredService<ApiCallTally>();

        var answers = Enumerable.Range(0, 3).Select(_ => tally.Count("pbx", 2)).ToList();

        Assert.Equal([true, true, false], answers.Select(wait => wait is null));
        Assert.InRange(answers[2]!.Value, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.Null(tally.Count("lab", 2));
    }

    [Fact]
    public async Task Managing_keys_needs_the_guarded_right()
    {
        await using var hospital = await OpenAsync();
        var looker = await hospital.StaffAsync("info02", "钱工", SecurityPermissions.ViewSystems);

        var outcome = await hospital.Run.RunAsync(looker, (SaveSystem use) => use.HandleAsync(Form()));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem?.Kind);
        Assert.True(SecurityPermissions.ManageSystems.IsGuarded);
    }

    private static SystemForm Form(string code = "pbx") => new() { Code = code, Name = "交换机", Scopes = [Scope] };

    private static ApiKeys Keys(TestHospital hospital) => hospital.Services.GetRequiredService<ApiKeys>();

    private static async Task<SavedSystem> SaveAsync(TestHospital hospital, SystemForm form) =>
        (await hospital.Run.RunAsync(Actor.Product("test"), (SaveSystem use) => use.HandleAsync(form))).Value!;

    /// <summary>Keys live by the real time; here that is the hospital's.</summary>
    private static Task<TestHospital> OpenAsync() =>
        TestHospital.OpenAsync(services => services.AddSingleton(provider => new SignInClock(provider.GetRequiredService<TimeProvider>())));
}
