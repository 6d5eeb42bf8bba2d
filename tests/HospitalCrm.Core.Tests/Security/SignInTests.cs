using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class SignInTests : IAsyncLifetime
{
    private static readonly Actor Door = Actor.Product("sign-in");

    // Authentication runs on its own clock, whatever the business clock says.
    private readonly ManualClock _real = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));

    private TestHospital _hospital = null!;
    private string _password = "";

    public async Task InitializeAsync()
    {
        _hospital = await TestHospital.OpenAsync(services => services.AddSingleton(new SignInClock(_real)));
        await _hospital.WithDbAsync(async db =>
        {
            await new RoleSetup(db).InstallAsync(default);
            return await db.SaveChangesAsync();
        });
        _password = (await _hospital.Run.RunAsync(Actor.Product("test"), (AddStaff use) => use.HandleAsync(new("Wang01", "王芳", "agent", "心内科", "8001")))).Value!;
    }

    public async Task DisposeAsync() => await _hospital.DisposeAsync();

    [Theory]
    [InlineData("Wang01")]
    [InlineData(" wang01 ")]
    public async Task The_right_password_opens_a_session(string typed)
    {
        var staff = await EnterAsync(typed, _password);

        Assert.Equal("Wang01", staff!.StaffNo);
        Assert.True(staff.MustChangePassword);
        Assert.True(await _hospital.Services.GetRequiredService<Sessions>().IsAliveAsync(staff.SessionId));
    }

    [Fact]
    public async Task Who_answers_no_calls_any_more_takes_no_seat()
    {
        await _hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == HospitalCrm.Core.Calls.CallPermissions.Answer.Code).ExecuteDeleteAsync());

        Assert.NotNull(await EnterAsync("Wang01", _password));

        Assert.Empty(await _hospital.WithDbAsync(db => db.SeatLogins.ToListAsync()));
    }

    [Fact]
    public async Task Signing_in_takes_the_usual_seat_and_signing_out_frees_it()
    {
        var staff = await EnterAsync("Wang01", _password);
        var taken = await _hospital.WithDbAsync(db => db.SeatLogins.Select(seat => seat.Extension).ToListAsync());

        await _hospital.Run.RunAsync(ActorOf(staff!), (SignOut use) => use.HandleAsync());

        Assert.Equal(["8001"], taken);
        Assert.Empty(await _hospital.WithDbAsync(db => db.SeatLogins.ToListAsync()));
    }

    [Fact]
    public async Task The_fifth_failure_in_a_row_locks_for_a_while_and_not_for_ever()
    {
        await FailAsync(times: 5);

        var locked = await EnterAsync("Wang01", _password);
        _real.Advance(TimeSpan.FromMinutes(16));
        var free = await EnterAsync("Wang01", _password);

        Assert.Null(locked);
        Assert.NotNull(free);
    }

    [Fact]
    public async Task A_success_starts_the_count_anew()
    {
        await FailAsync(times: 4);
        await EnterAsync("Wang01", _password);
        await FailAsync(times: 4);

        Assert.NotNull(await EnterAsync("Wang01", _password));
    }

    [Fact]
    public async Task Attempts_at_the_same_moment_all_count()
    {
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => EnterAsync("Wang01", "wrong")));

        Assert.Null(await EnterAsync("Wang01", _password));
    }

    [Fact]
    public async Task Every_attempt_is_audited_by_account_never_by_what_was_typed()
    {
        await EnterAsync("Wang01", "wrong");
        await EnterAsync("secret-typed-here", "wrong");
        await EnterAsync("Wang01", _password);

        var entries = await _hospital.WithDbAsync(db => db.AuditEntries.Where(entry => entry.Purpose == "10.0.0.7").OrderBy(entry => entry.Seq).ToListAsync());
        var account = await _hospital.WithDbAsync(db => db.Users.Select(user => user.Id).SingleAsync());
        Assert.Equal([AuditAct.SignInFailed, AuditAct.SignInFailed, AuditAct.SignedIn], entries.Select(entry => entry.Act));
        Assert.Equal([account.ToString(), "unknown", account.ToString()], entries.Select(entry => entry.EntityKey));
        Assert.All(entries, entry => Assert.Null(entry.Detail));
    }

    [Fact]
    public async Task A_session_that_was_ended_is_refused_by_the_door()
    {
        var staff = await EnterAsync("Wang01", _password);
        await _hospital.Run.RunAsync(ActorOf(staff!), (SignOut use) => use.HandleAsync());

        var outcome = await _hospital.Run.RunAsync(ActorOf(staff!), (SignOut use) => use.HandleAsync());

        Assert.Equal(ProblemKind.SessionEnded, outcome.Problem!.Kind);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions()
    {
        var here = await EnterAsync("Wang01", _password);
        var elsewhere = await EnterAsync("Wang01", _password);

        var outcome = await _hospital.Run.RunAsync(ActorOf(here!), (ChangePassword use) => use.HandleAsync(_password, "梅兰竹菊-2026-x"));

        var sessions = _hospital.Services.GetRequiredService<Sessions>();
        Assert.True(outcome.Succeeded);
        Assert.True(await sessions.IsAliveAsync(here!.SessionId));
        Assert.False(await sessions.IsAliveAsync(elsewhere!.SessionId));
        Assert.False((await EnterAsync("Wang01", "梅兰竹菊-2026-x"))!.MustChangePassword);
    }

    [Theory]
    [InlineData("short", "Security.PasswordTooShort")]
    [InlineData("my-wang01-password", "Security.PasswordHoldsUserCode")]
    [InlineData("aaaaaaaaaaaa", "Security.PasswordTooSimple")]
    [InlineData("abcdefghijkl", "Security.PasswordTooSimple")]
    [InlineData("1234567890", "Security.PasswordTooSimple")]
    public async Task A_password_that_is_easy_to_guess_is_refused(string next, string code)
    {
        var staff = await EnterAsync("Wang01", _password);

        var outcome = await _hospital.Run.RunAsync(ActorOf(staff!), (ChangePassword use) => use.HandleAsync(_password, next));

        Assert.Equal(code, outcome.Problem!.Code);
    }

    [Fact]
    public async Task A_demo_account_is_refused_where_demo_is_not_accepted()
    {
        await _hospital.WithDbAsync(db => db.Users.ExecuteUpdateAsync(set => set.SetProperty(user => user.IsDemo, true)));

        Assert.Null(await EnterAsync("Wang01", _password));
    }

    [Fact]
    public async Task A_reset_gives_a_new_password_unlocks_and_ends_the_sessions()
    {
        var before = await EnterAsync("Wang01", _password);
        await FailAsync(times: 5);

        var reset = await _hospital.Run.RunAsync(Actor.Product("test"), (AddStaff use) => use.HandleAsync(new("wang01", "王芳芳", "lead")));

        Assert.Null(await EnterAsync("Wang01", _password));
        Assert.Equal("王芳芳", (await EnterAsync("Wang01", reset.Value!))!.Name);
        Assert.False(await _hospital.Services.GetRequiredService<Sessions>().IsAliveAsync(before!.SessionId));
        Assert.Equal(["lead"], await _hospital.WithDbAsync(db => db.StaffRoles.Join(db.Roles, held => held.RoleId, role => role.Id, (held, role) => role.Code).ToListAsync()));
    }

    private static Actor ActorOf(SignedInStaff staff) =>
        new(ActorKind.Staff, staff.StaffNo, staff.Name) { AccountId = staff.AccountId, SessionId = staff.SessionId };

    private async Task<SignedInStaff?> EnterAsync(string user, string password) =>
        (await _hospital.Run.RunAsync(Door, (SignIn use) => use.HandleAsync(user, password, "10.0.0.7"))).Value;

    private async Task FailAsync(int times)
    {
        for (var i = 0; i < times; i++)
        {
            await EnterAsync("Wang01", "wrong");
        }
    }
}
