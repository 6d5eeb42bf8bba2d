using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class SecondFactorTests : IAsyncLifetime
{
    private AccountRig _rig = null!;

    public async Task InitializeAsync() => _rig = await AccountRig.OpenAsync();

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task After_binding_the_password_alone_opens_no_session_and_the_code_does()
    {
        var (step, secret, _) = await BoundAsync();

        Assert.True(step.NeedsCode);
        Assert.Equal(Guid.Empty, step.SessionId);
        _rig.NextCode();
        var staff = (await _rig.CodeAsync(step, _rig.CodeOf(secret))).Value!;
        Assert.True(await _rig.Hospital.Services.GetRequiredService<Sessions>().IsAliveAsync(staff.SessionId));
        Assert.False(staff.MustEnrol);
    }

    [Fact]
    public async Task A_code_that_was_used_is_refused()
    {
        var (step, secret, _) = await BoundAsync();
        _rig.NextCode();
        var code = _rig.CodeOf(secret);
        Assert.Null((await _rig.CodeAsync(step, code)).Problem);

        Assert.Equal("Security.CodeUsed", (await _rig.CodeAsync(step, code)).Problem!.Code);
    }

    [Fact]
    public async Task Of_two_who_use_one_code_at_the_same_moment_one_gets_in()
    {
        var (step, secret, _) = await BoundAsync();
        _rig.NextCode();
        var code = _rig.CodeOf(secret);

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _rig.CodeAsync(step, code)));

        Assert.Single(outcomes, outcome => outcome.Succeeded);
    }

    [Fact]
    public async Task Wrong_codes_lock_the_account_even_for_the_right_one()
    {
        var (step, secret, _) = await BoundAsync();
        _rig.NextCode();
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal("Security.WrongCode", (await _rig.CodeAsync(step, "000000")).Problem!.Code);
        }

        Assert.Equal("Security.WrongCode", (await _rig.CodeAsync(step, _rig.CodeOf(secret))).Problem!.Code);
        Assert.Null(await _rig.EnterAsync("admin01"));
        Assert.Equal(1, await _rig.Hospital.WithDbAsync(db => db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.LockedOut)));
    }

    [Fact]
    public async Task The_right_password_between_wrong_codes_does_not_start_the_count_anew()
    {
        var (step, _, _) = await BoundAsync();
        for (var i = 0; i < 4; i++)
        {
            await _rig.CodeAsync(step, "000000");
            Assert.NotNull(await _rig.EnterAsync("admin01"));
        }

        await _rig.CodeAsync(step, "000000");

        Assert.Null(await _rig.EnterAsync("admin01"));
    }

    [Fact]
    public async Task A_telephone_whose_clock_is_wrong_is_told_so()
    {
        var (step, secret, _) = await BoundAsync();

        Assert.Equal("Security.ClockSkew", (await _rig.CodeAsync(step, _rig.CodeOf(secret, steps: -10))).Problem!.Code);
    }

    [Fact]
    public async Task A_recovery_code_opens_the_door_once()
    {
        var (step, _, recovery) = await BoundAsync();

        var first = await _rig.CodeAsync(step, recovery[3].ToUpperInvariant());
        var again = await _rig.CodeAsync(step, recovery[3]);

        Assert.Null(first.Problem);
        Assert.Equal("Security.WrongCode", again.Problem!.Code);
        Assert.Equal(9, (await _rig.Hospital.Run.RunAsync(AccountRig.ActorOf(first.Value!), (ReadAuthenticator use) => use.HandleAsync())).Value!.RecoveryCodesLeft);
        Assert.True(await _rig.Hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Purpose == "recovery-code-used")));
    }

    [Fact]
    public async Task A_new_password_makes_the_step_void()
    {
        var (step, secret, _) = await BoundAsync();
        await _rig.Hospital.WithDbAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(account => account.SecurityStamp, "another")));

        Assert.Equal("Security.StepExpired", (await _rig.CodeAsync(step, _rig.CodeOf(secret))).Problem!.Code);
    }

    [Fact]
    public async Task Neither_secret_nor_recovery_codes_lie_readable_in_the_database()
    {
        var (_, secret, recovery) = await BoundAsync();

        var account = await _rig.AccountAsync("admin01");
        var hashes = await _rig.Hospital.WithDbAsync(db => db.RecoveryCodes.Select(code => code.Hash).ToListAsync());
        Assert.DoesNotContain(Convert.ToBase64String(secret), System.Text.Encoding.UTF8.GetString(account.AuthenticatorKey!.Value.Bytes), StringComparison.Ordinal);
        Assert.DoesNotContain(hashes, hash => recovery.Any(code => System.Text.Encoding.UTF8.GetString(hash).Contains(code[..5], StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("admin", true)]
    [InlineData("auditor", true)]
    [InlineData("lead", true)]
    [InlineData("agent", false)]
    [InlineData("doctor", false)]
    public async Task It_is_asked_of_administrators_auditors_and_whoever_may_export(string role, bool asked)
    {
        await _rig.HaveAsync("someone", role);

        Assert.Equal(asked, (await _rig.EnterAsync("someone"))!.MustEnrol);
    }

    [Fact]
    public async Task A_hospital_decides_of_whom_it_is_asked()
    {
        await _rig.HaveAsync("someone", "doctor");
        await _rig.HaveAsync("boss", "admin");

        _rig.Set(("security.totp-roles", "doctor"), ("security.totp-export", "false"));

        Assert.True((await _rig.EnterAsync("someone"))!.MustEnrol);
        Assert.False((await _rig.EnterAsync("boss"))!.MustEnrol);
    }

    [Fact]
    public async Task Changing_the_telephone_takes_the_old_one_and_ends_the_other_sessions()
    {
        var (step, secret, _) = await BoundAsync();
        _rig.NextCode();
        var here = (await _rig.CodeAsync(step, _rig.CodeOf(secret))).Value!;
        _rig.NextCode();
        var elsewhere = (await _rig.CodeAsync(step, _rig.CodeOf(secret))).Value!;
        var actor = AccountRig.ActorOf(here);

        var without = await _rig.Hospital.Run.RunAsync(actor, (BeginAuthenticator use) => use.HandleAsync(AccountRig.Password, null));
        _rig.NextCode();
        var (fresh, _) = await _rig.BindAsync(actor, _rig.CodeOf(secret));
        _rig.NextCode();

        Assert.Equal("Security.WrongPasswordOrCode", without.Problem!.Code);
        Assert.False(await _rig.Hospital.Services.GetRequiredService<Sessions>().IsAliveAsync(elsewhere.SessionId));
        Assert.Equal("Security.WrongCode", (await _rig.CodeAsync(step, _rig.CodeOf(secret))).Problem!.Code);
        Assert.Null((await _rig.CodeAsync(step, _rig.CodeOf(fresh))).Problem);
    }

    [Fact]
    public async Task Another_administrator_takes_a_lost_telephone_away_and_says_why()
    {
        var (step, _, _) = await BoundAsync();
        await _rig.HaveAsync("admin02", "admin");
        var other = AccountRig.ActorOf((await _rig.EnterAsync("admin02"))!);

        var wordless = await _rig.Hospital.Run.RunAsync(other, (ResetAuthenticator use) => use.HandleAsync(step.AccountId, " "));
        var own = await _rig.Hospital.Run.RunAsync(other, (ResetAuthenticator use) => use.HandleAsync(other.AccountId, "手机丢失"));
        var done = await _rig.Hospital.Run.RunAsync(other, (ResetAuthenticator use) => use.HandleAsync(step.AccountId, "手机丢失"));

        Assert.Equal("Security.ReasonNeeded", wordless.Problem!.Code);
        Assert.Equal("Security.NotOnesOwn", own.Problem!.Code);
        Assert.Null(done.Problem);
        var again = (await _rig.EnterAsync("admin01"))!;
        Assert.True(again is { NeedsCode: false, MustEnrol: true });
        Assert.True(await _rig.Hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Purpose == "authenticator-reset" && entry.ActorNo == "admin02" && entry.Detail != null)));
    }

    [Fact]
    public async Task A_grave_act_asks_again_who_one_is_after_a_while()
    {
        await _rig.HaveAsync("someone", "doctor");
        var actor = AccountRig.ActorOf((await _rig.EnterAsync("someone"))!);
        Assert.Null(await ProofAsync(actor));

        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(16));

        Assert.Equal(FreshProof.Needed, await ProofAsync(actor));
        Assert.Equal("Security.NotProved", (await _rig.Hospital.Run.RunAsync(actor, (ProveIdentity use) => use.HandleAsync("wrong"))).Problem!.Code);
        Assert.Null((await _rig.Hospital.Run.RunAsync(actor, (ProveIdentity use) => use.HandleAsync(AccountRig.Password))).Problem);
        Assert.Null(await ProofAsync(actor));
    }

    private async Task<string?> ProofAsync(Actor actor)
    {
        await using var scope = _rig.Hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = actor;
        try
        {
            await scope.ServiceProvider.GetRequiredService<FreshProof>().DemandAsync(default);
            return null;
        }
        catch (RuleViolation refusal)
        {
            return refusal.Code;
        }
    }

    private async Task<(SignedInStaff Step, byte[] Secret, IReadOnlyList<string> Recovery)> BoundAsync()
    {
        await _rig.HaveAsync("admin01", "admin");
        var (secret, recovery) = await _rig.BindAsync(AccountRig.ActorOf((await _rig.EnterAsync("admin01"))!));
        return ((await _rig.EnterAsync("admin01"))!, secret, recovery);
    }
}
