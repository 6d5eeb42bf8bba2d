using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Security;

public sealed class PasswordRulesTests : IAsyncLifetime
{
    private AccountRig _rig = null!;
    private Actor _actor = null!;

    public async Task InitializeAsync()
    {
        _rig = await AccountRig.OpenAsync();
        await _rig.HaveAsync("someone", "doctor");
        _actor = AccountRig.ActorOf((await _rig.EnterAsync("someone"))!);
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Theory]
    [InlineData("Aa1-Aa1-", "Security.PasswordTooShort")]
    [InlineData("only-small-letters", "Security.PasswordClasses")]
    [InlineData("ONLYCAPITALS12", "Security.PasswordClasses")]
    [InlineData("My-Someone-2026", "Security.PasswordHoldsUserCode")]
    [InlineData("x-员工someone-X1", "Security.PasswordHoldsUserCode")]
    public async Task A_password_against_the_rules_is_refused_with_the_rule(string next, string code) => Assert.Equal(code, await ChangeAsync(next));

    [Theory]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("Admin@123456")]
    [InlineData("Hospital#2026")]
    [InlineData("Renminyiyuan1!")]
    [InlineData("Hushi!!20261122")]
    [InlineData("Qwertyuiop123!")]
    [InlineData("1qaz2wsx3EDC")]
    [InlineData("Abc1Abc1Abc1Abc1")]
    [InlineData("Woaini520!!!!")]
    public async Task What_everybody_would_try_first_is_refused(string next) => Assert.Equal("Security.PasswordTooSimple", await ChangeAsync(next));

    [Theory]
    [InlineData("Kestrel-Umbra-71")]
    [InlineData("清风徐来Water7")]
    [InlineData("zR8mPq4vNw")]
    public async Task A_good_one_is_taken(string next) => Assert.Null(await ChangeAsync(next));

    [Fact]
    public async Task The_last_five_do_not_come_back_and_the_sixth_does()
    {
        string[] all = [AccountRig.Password, "Kestrel-Umbra-71", "Kestrel-Umbra-72", "Kestrel-Umbra-73", "Kestrel-Umbra-74", "Kestrel-Umbra-75"];
        for (var i = 1; i < 5; i++)
        {
            Assert.Null(await ChangeAsync(all[i], all[i - 1]));
            _rig.Hospital.Clock.Advance(TimeSpan.FromDays(1));
        }

        Assert.Equal("Security.PasswordUsedBefore", await ChangeAsync(all[0], all[4]));
        Assert.Null(await ChangeAsync(all[5], all[4]));
        _rig.Hospital.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(await ChangeAsync(all[0], all[5]));
    }

    [Fact]
    public async Task Old_passwords_are_kept_as_hashes_only()
    {
        await ChangeAsync("Kestrel-Umbra-71");

        var kept = await _rig.Hospital.WithDbAsync(db => db.UsedPasswords.Select(used => used.Hash).ToListAsync());
        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, hash => hash.Contains(AccountRig.Password, StringComparison.Ordinal));
    }

    [Fact]
    public async Task After_ninety_days_a_new_one_is_asked_for_at_sign_in()
    {
        _rig.Hospital.Clock.Advance(TimeSpan.FromDays(89));
        var before = await _rig.EnterAsync("someone");
        _rig.Hospital.Clock.Advance(TimeSpan.FromDays(2));

        var after = await _rig.EnterAsync("someone");

        Assert.False(before!.MustChangePassword);
        Assert.True(after!.MustChangePassword);
    }

    [Fact]
    public async Task The_hospital_decides_how_strict_it_is()
    {
        _rig.Set(("security.password-length", "6"), ("security.password-classes", "1"), ("security.password-history", "0"));

        Assert.Null(await ChangeAsync("kestrel"));
        Assert.Null(await ChangeAsync("umbrella", "kestrel"));
        Assert.Null(await ChangeAsync("kestrel", "umbrella"));
    }

    [Fact]
    public async Task Lock_out_follows_its_parameters_and_an_administrator_unlocks()
    {
        _rig.Set(("security.most-failures", "3"));
        for (var i = 0; i < 3; i++)
        {
            await _rig.EnterAsync("someone", "wrong");
        }

        Assert.Null(await _rig.EnterAsync("someone"));
        await _rig.HaveAsync("admin01", "admin");
        var admin = AccountRig.ActorOf((await _rig.EnterAsync("admin01"))!);
        var unlocked = await _rig.Hospital.Run.RunAsync(admin, (UnlockAccounts use) => use.HandleAsync([_actor.AccountId]));

        Assert.Equal(1, unlocked.Value);
        Assert.NotNull(await _rig.EnterAsync("someone"));
        Assert.True(await _rig.Hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Purpose == "unlock" && entry.ActorNo == "admin01")));
    }

    [Fact]
    public async Task Nobody_unlocks_himself()
    {
        var outcome = await _rig.Hospital.Run.RunAsync(_actor, (UnlockAccounts use) => use.HandleAsync([_actor.AccountId]));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem!.Kind);
    }

    private async Task<string?> ChangeAsync(string next, string current = AccountRig.Password) =>
        (await _rig.Hospital.Run.RunAsync(_actor, (ChangePassword use) => use.HandleAsync(current, next))).Problem?.Code;
}
