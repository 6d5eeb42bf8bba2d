using HospitalCrm.Core.Security;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class ApiKeysTests
{
    [Fact]
    public async Task A_key_is_known_by_its_hash_with_its_scopes()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.AddAsync(new ConnectedSystem("pbx", "交换机", ApiKeys.Hash("secret"), ["calls.push-line-events"]));
        var keys = hospital.Services.GetRequiredService<ApiKeys>();

        var known = await keys.FindAsync("secret", default);
        var unknown = await keys.FindAsync("Secret", default);

        Assert.Equal(["calls.push-line-events"], known!.Scopes);
        Assert.Null(unknown);
    }

    [Fact]
    public async Task A_disabled_system_is_unknown_from_then_on()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var system = new ConnectedSystem("pbx", "交换机", ApiKeys.Hash("secret"), []);
        system.Disable();
        await hospital.AddAsync(system);

        Assert.Null(await hospital.Services.GetRequiredService<ApiKeys>().FindAsync("secret", default));
    }

    [Fact]
    public void Past_the_limit_an_address_waits_and_others_do_not()
    {
        var guesses = new GuessedKeys();

        var firsts = Enumerable.Range(0, 3).Select(_ => guesses.Count("10.0.0.9")).ToList();

        Assert.Equal([true, false, false], firsts);
        Assert.Null(guesses.Wait("10.0.0.9", 4));
        Assert.InRange(guesses.Wait("10.0.0.9", 3)!.Value.TotalSeconds, 1, 60);
        Assert.Null(guesses.Wait("10.0.0.8", 3));
        Assert.True(guesses.Count("10.0.0.8"));
    }

    [Fact]
    public void Very_many_addresses_share_one_count()
    {
        var guesses = new GuessedKeys();
        for (var i = 0; i < 6_000; i++)
        {
            guesses.Count("10.1." + i.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        Assert.NotNull(guesses.Wait("10.2.0.1", 3));
        Assert.Null(guesses.Wait("10.1.7", 3));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_demo_key_holds_every_right_where_demo_is_accepted_and_none_elsewhere(bool accepted)
    {
        await using var hospital = await TestHospital.OpenAsync(services => services.AddSingleton(new SignInRules { AcceptsDemo = accepted }));
        await hospital.AddAsync(new ConnectedSystem(ApiKeys.DemoCode, "演示", ApiKeys.Hash("secret"), [ApiKeys.EveryScope]));

        var known = await hospital.Services.GetRequiredService<ApiKeys>().FindAsync("secret", default);

        Assert.Equal(accepted ? PermissionCatalogue.All.Count : null, known?.Scopes.Count);
    }
}
