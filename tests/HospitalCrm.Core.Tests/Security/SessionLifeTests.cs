using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Security;

public sealed class SessionLifeTests : IAsyncLifetime
{
    private AccountRig _rig = null!;

    private Sessions Sessions => _rig.Hospital.Services.GetRequiredService<Sessions>();

    public async Task InitializeAsync()
    {
        _rig = await AccountRig.OpenAsync();
        await _rig.HaveAsync("someone", "agent");
        var first = await _rig.Hospital.WithDbAsync(db => db.SignInSessions.Where(session => session.EndedAt == null).Select(session => session.Id).SingleAsync());
        await Sessions.EndAsync(first, SessionEnd.SignedOut, TestHospital.Monday, default);
    }

    public async Task DisposeAsync() => await _rig.DisposeAsync();

    [Fact]
    public async Task Whoever_does_nothing_is_signed_out_and_his_pages_close()
    {
        var staff = (await _rig.EnterAsync("someone"))!;
        var closed = new List<Guid>();
        Sessions.Ended += closed.Add;

        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(14));
        var tooEarly = await SweepAsync();
        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(2));
        var ended = await SweepAsync();

        Assert.Equal((0, 1), (tooEarly, ended));
        Assert.Equal([staff.SessionId], closed);
        Assert.False(await Sessions.IsAliveAsync(staff.SessionId));
        Assert.Equal(SessionEnd.Idle, (await _rig.Hospital.Run.RunAsync(Actor.Product("sign-in"), (ReadSessionEnd use) => use.HandleAsync(staff.SessionId))).Value);
        Assert.True(await _rig.Hospital.WithDbAsync(db => db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.SignedOut && entry.Purpose == "idle")));
    }

    [Fact]
    public async Task Ended_sessions_are_forgotten_in_time_and_living_ones_still_close_their_pages()
    {
        var staff = (await _rig.EnterAsync("someone"))!;
        Assert.True(await Sessions.IsAliveAsync(staff.SessionId));
        var before = Sessions.Remembered;

        Sessions.Tidy(TimeSpan.Zero);

        var closed = new List<Guid>();
        Sessions.Ended += closed.Add;
        await _rig.Hospital.WithDbAsync(db => db.SignInSessions.Where(session => session.Id == staff.SessionId).ExecuteUpdateAsync(set => set.SetProperty(session => session.EndedAt, (DateTimeOffset?)TestHospital.Monday)));
        await Sessions.AskAgainAsync(default);
        Assert.True(before > 1);
        Assert.Equal(1, Sessions.Remembered);
        Assert.Equal([staff.SessionId], closed);
    }

    [Fact]
    public async Task An_answer_that_was_under_way_when_a_session_ended_does_not_bring_it_back()
    {
        var staff = (await _rig.EnterAsync("someone"))!;
        Assert.True(await Sessions.IsAliveAsync(staff.SessionId));
        Assert.True(Sessions.Believe(staff.SessionId));

        await Sessions.EndAsync(staff.SessionId, SessionEnd.SignedOut, TestHospital.Monday, default);

        Assert.False(Sessions.Believe(staff.SessionId));
        Assert.False(await Sessions.IsAliveAsync(staff.SessionId));
    }

    [Fact]
    public async Task Whoever_works_stays()
    {
        var staff = (await _rig.EnterAsync("someone"))!;
        for (var minute = 0; minute < 60; minute += 10)
        {
            _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(10));
            Sessions.Touch(staff.SessionId);
            Assert.Equal(0, await SweepAsync());
        }

        Assert.True(await Sessions.IsAliveAsync(staff.SessionId));
    }

    [Fact]
    public async Task Activity_on_another_node_counts()
    {
        var staff = (await _rig.EnterAsync("someone"))!;
        await using var second = _rig.Hospital.SecondProcess();
        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(10));
        var there = second.GetRequiredService<Sessions>();
        there.Touch(staff.SessionId);
        await there.WriteDownAsync(default);

        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(10));

        Assert.Equal(0, await SweepAsync());
    }

    [Fact]
    public async Task A_page_that_says_it_is_idle_is_believed_only_when_no_other_tab_knows_better()
    {
        var actor = AccountRig.ActorOf((await _rig.EnterAsync("someone"))!);
        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(14));
        Sessions.Touch(actor.SessionId);
        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(1));

        var left = (await _rig.Hospital.Run.RunAsync(actor, (EndIdleSession use) => use.HandleAsync())).Value;
        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(14));
        var over = (await _rig.Hospital.Run.RunAsync(actor, (EndIdleSession use) => use.HandleAsync())).Value;

        Assert.Equal((840, 0), (left, over));
        Assert.False(await Sessions.IsAliveAsync(actor.SessionId));
    }

    [Fact]
    public async Task Nobody_is_signed_out_where_the_hospital_says_never()
    {
        _rig.Set(("security.idle-minutes", "0"), ("security.session-hours", "0"));
        var staff = (await _rig.EnterAsync("someone"))!;

        _rig.Hospital.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal(0, await SweepAsync());
        Assert.True(await Sessions.IsAliveAsync(staff.SessionId));
    }

    [Fact]
    public async Task However_busy_a_session_ends_after_twelve_hours()
    {
        var staff = (await _rig.EnterAsync("someone"))!;
        for (var minute = 0; minute < 12 * 60; minute += 10)
        {
            _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(10));
            Sessions.Touch(staff.SessionId);
        }

        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(1));
        await SweepAsync();

        Assert.False(await Sessions.IsAliveAsync(staff.SessionId));
    }

    [Fact]
    public async Task The_idle_lose_their_seat_unless_they_work_elsewhere()
    {
        await _rig.Hospital.WithDbAsync(async db =>
        {
            var member = await db.Staff.SingleAsync(member => member.StaffNo == "someone");
            member.Describe("员工", null, "8001", null);
            return await db.SaveChangesAsync();
        });
        var first = (await _rig.EnterAsync("someone"))!;
        var second = (await _rig.EnterAsync("someone"))!;
        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(16));
        Sessions.Touch(second.SessionId);

        await SweepAsync();
        var seats = await SeatsAsync();
        _rig.Hospital.Clock.Advance(TimeSpan.FromMinutes(16));
        await SweepAsync();

        Assert.False(await Sessions.IsAliveAsync(first.SessionId));
        Assert.Equal(["8001"], seats);
        Assert.Empty(await SeatsAsync());
    }

    [Fact]
    public async Task Everybody_sees_his_own_sessions_and_ends_the_others()
    {
        var here = AccountRig.ActorOf((await _rig.EnterAsync("someone"))!);
        var elsewhere = (await _rig.EnterAsync("someone"))!;
        await _rig.HaveAsync("another", "agent");
        var foreign = (await _rig.EnterAsync("another"))!;

        var shown = (await _rig.Hospital.Run.RunAsync(here, (ReadOwnSessions use) => use.HandleAsync())).Value!;
        var tried = await _rig.Hospital.Run.RunAsync(here, (EndOwnSessions use) => use.HandleAsync(foreign.SessionId));
        var ended = await _rig.Hospital.Run.RunAsync(here, (EndOwnSessions use) => use.HandleAsync(null));

        Assert.Equal(2, shown.Count);
        Assert.Equal(("10.0.0.7", "Chrome"), (shown[0].From, shown[0].Device));
        Assert.Single(shown, session => session.IsHere);
        Assert.Equal((0, 1), (tried.Value, ended.Value));
        Assert.False(await Sessions.IsAliveAsync(elsewhere.SessionId));
        Assert.True(await Sessions.IsAliveAsync(foreign.SessionId));
        Assert.True(await Sessions.IsAliveAsync(here.SessionId));
    }

    [Fact]
    public async Task An_administrator_sees_all_sessions_and_ends_any_and_nobody_else_does()
    {
        var someone = AccountRig.ActorOf((await _rig.EnterAsync("someone"))!);
        await _rig.HaveAsync("admin01", "admin");
        var admin = AccountRig.ActorOf((await _rig.EnterAsync("admin01"))!);

        var refused = await _rig.Hospital.Run.RunAsync(someone, (EndSessions use) => use.HandleAsync([admin.SessionId]));
        var rows = (await _rig.Hospital.Run.ReadAsync(admin, SessionList.Definition, new())).Value!.Rows;
        var ended = await _rig.Hospital.Run.RunAsync(admin, (EndSessions use) => use.HandleAsync([someone.SessionId]));

        Assert.Equal(ProblemKind.Forbidden, refused.Problem!.Kind);
        Assert.Contains(rows, row => row.Id == someone.SessionId && row.From == "10.0.0.7");
        Assert.Equal(1, ended.Value);
        Assert.False(await Sessions.IsAliveAsync(someone.SessionId));
    }

    [Fact]
    public async Task A_session_ended_by_another_process_is_over_here_within_one_look()
    {
        var staff = (await _rig.EnterAsync("someone"))!;
        var watch = _rig.Hospital.Services.GetRequiredService<AccessWatch>();
        Assert.True(await Sessions.IsAliveAsync(staff.SessionId));
        await watch.LookAsync(default);
        await using var second = _rig.Hospital.SecondProcess();

        await second.GetRequiredService<Sessions>().EndAsync(staff.SessionId, SessionEnd.EndedByAdministrator, TestHospital.Monday, default);
        await watch.LookAsync(default);

        Assert.False(await Sessions.IsAliveAsync(staff.SessionId));
    }

    [Fact]
    public async Task Old_sessions_go_and_fresh_ones_stay()
    {
        var old = (await _rig.EnterAsync("someone"))!;
        await Sessions.EndAsync(old.SessionId, SessionEnd.SignedOut, _rig.Hospital.Clock.GetUtcNow(), default);
        _rig.Hospital.Clock.Advance(TimeSpan.FromDays(181));
        var fresh = (await _rig.EnterAsync("someone"))!;
        await using var scope = _rig.Hospital.Services.CreateAsyncScope();

        var purged = await scope.ServiceProvider.GetRequiredService<PurgeSessions>().RunAsync(default);

        Assert.True(purged > 0);
        Assert.Equal([fresh.SessionId], await _rig.Hospital.WithDbAsync(db => db.SignInSessions.Select(session => session.Id).ToListAsync()));
    }

    private async Task<int> SweepAsync() => (await _rig.Hospital.Run.RunAsync(Actor.Product("clock"), (SweepSessions use) => use.HandleAsync())).Value;

    private Task<List<string>> SeatsAsync() => _rig.Hospital.WithDbAsync(db => db.SeatLogins.Select(seat => seat.Extension).ToListAsync());
}
