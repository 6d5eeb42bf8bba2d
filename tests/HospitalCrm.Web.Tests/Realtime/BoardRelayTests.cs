using HospitalCrm.Core.Analytics;
using HospitalCrm.Core.Analytics.Boards;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using HospitalCrm.Core.Tests;
using HospitalCrm.Web.Realtime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Web.Tests.Realtime;

/// <summary>The figures of the boards while people look at them.</summary>
public sealed class BoardRelayTests : IAsyncDisposable
{
    private static readonly HashSet<string> Some = ["calls-now", "calls-missed", "messages-waiting"];

    private readonly Dictionary<BoardWatch, int> _told = [];
    private TestHospital _hospital = null!;
    private BoardRelay _relay = null!;

    public async ValueTask DisposeAsync()
    {
        _relay.Dispose();
        await _hospital.DisposeAsync();
    }

    [Fact]
    public async Task Who_opens_a_board_has_its_figures_at_once_and_two_who_see_the_same_are_counted_for_once()
    {
        await OpenAsync();
        await RingAsync("c1");

        var first = await WatchAsync(await ManagerAsync("manager01"));
        var second = await WatchAsync(await ManagerAsync("manager02"));

        Assert.Equal((1, 0, 0), (first.Frame.Values["calls-now"], first.Frame.Values["calls-missed"], first.Frame.Values["messages-waiting"]));
        Assert.True(second.Frame.IsLike(first.Frame));
        Assert.Equal((2, Some.Count), _relay.Held());
        Assert.Equal((0, 0), (_told[first], _told[second]));
    }

    [Fact]
    public async Task A_call_changes_the_figures_of_those_who_see_it_and_tells_nobody_else()
    {
        await OpenAsync();
        var manager = await WatchAsync(await ManagerAsync("manager01"));
        var agent = await WatchAsync(await _hospital.StaffAsync("agent09", "孙晓", AnalyticsPermissions.ViewBoards, CallPermissions.View));

        await RingAsync("c1");
        await UntilAsync(() => manager.Frame.Values["calls-now"] == 1);

        Assert.Equal((1, 0), (_told[manager], _told[agent]));
        Assert.Equal(0, agent.Frame.Values["calls-now"]);
        Assert.DoesNotContain("messages-waiting", agent.Frame.Values.Keys);
    }

    /// <summary>Fifty readers who see their own rows only are fifty counts a beat otherwise.</summary>
    [Fact]
    public async Task What_one_reader_alone_sees_is_counted_again_when_its_room_was_written_and_otherwise_after_two_seconds()
    {
        var clock = new ManualTimers();
        await OpenAsync(clock);
        await RingAsync("c1");
        var agent = await WatchAsync(await _hospital.StaffAsync("agent09", "孙晓", AnalyticsPermissions.ViewBoards, CallPermissions.View));
        await _hospital.WithDbAsync(db => db.Calls.ExecuteUpdateAsync(set => set.SetProperty(call => call.AgentNo, "agent09")));

        var unheard = await NowAsync(TimeSpan.FromSeconds(1));
        await _hospital.AddAsync(new Department("D1", "心内科"));
        var elsewhere = await NowAsync(TimeSpan.FromSeconds(0.5));
        var later = await NowAsync(TimeSpan.FromSeconds(1));
        await RingAsync("c2", "agent09");

        Assert.Equal((0, 0, 1, 2), (unheard, elsewhere, later, await NowAsync(TimeSpan.FromSeconds(0.4))));

        async Task<long> NowAsync(TimeSpan rested)
        {
            clock.Advance(rested);
            await _relay.BeatAsync(default);
            return agent.Frame.Values["calls-now"];
        }
    }

    [Fact]
    public async Task A_right_taken_away_takes_its_figures_from_the_open_board()
    {
        await OpenAsync();
        var actor = await ManagerAsync("manager01");
        var watch = await WatchAsync(actor);

        await _hospital.WithDbAsync(db => db.Grants.Where(grant => grant.Permission == MessagingPermissions.View.Code).ExecuteDeleteAsync());
        _hospital.Services.GetRequiredService<Grants>().Forget();
        await UntilAsync(() => !watch.Frame.Values.ContainsKey("messages-waiting"));

        Assert.Equal(["calls-missed", "calls-now"], watch.Frame.Values.Keys.Order());
    }

    [Fact]
    public async Task When_the_one_it_was_counted_for_signs_out_the_others_go_on()
    {
        await OpenAsync();
        var leaver = await ManagerAsync("manager01");
        var gone = await WatchAsync(leaver);
        var staying = await WatchAsync(await ManagerAsync("manager02"));
        await _hospital.Services.GetRequiredService<Sessions>().EndAsync(leaver.SessionId, SessionEnd.SignedOut, _hospital.Clock.GetUtcNow(), default);

        await RingAsync("c1");
        await UntilAsync(() => staying.Frame.Values["calls-now"] == 1);

        Assert.Equal(0, gone.Frame.Values["calls-now"]);
        Assert.False(staying.Frame.IsStale);
    }

    [Fact]
    public async Task What_cannot_be_counted_is_said_to_be_old_while_the_rest_goes_on_and_comes_back()
    {
        await OpenAsync();
        var watch = await WatchAsync(await ManagerAsync("manager01"));

        await RenameAsync("OutboundMessages", "Elsewhere");
        await RingAsync("c1");
        await UntilAsync(() => watch.Frame is { IsStale: true } && watch.Frame.Values["calls-now"] == 1);
        var meanwhile = watch.Frame.Values["messages-waiting"];
        await RenameAsync("Elsewhere", "OutboundMessages");
        await UntilAsync(() => !watch.Frame.IsStale);

        Assert.Equal(0, meanwhile);
    }

    [Fact]
    public async Task A_board_that_cannot_be_told_does_not_keep_the_figures_from_the_next()
    {
        await OpenAsync();
        var dead = await _relay.WatchAsync(await ManagerAsync("manager01"), Some, () => throw new InvalidOperationException("gone"), default);
        var living = await WatchAsync(await ManagerAsync("manager02"));

        await RingAsync("c1");
        await UntilAsync(() => living.Frame.Values["calls-now"] == 1);

        Assert.Equal(1, dead.Frame.Values["calls-now"]);
    }

    [Fact]
    public async Task Nothing_is_kept_when_the_last_one_has_left()
    {
        await OpenAsync();
        var first = await WatchAsync(await ManagerAsync("manager01"));
        var second = await WatchAsync(await ManagerAsync("manager02"));

        first.Dispose();
        var between = _relay.Held().Watches;
        second.Dispose();
        second.Dispose();

        Assert.Equal(1, between);
        Assert.Equal((0, 0), _relay.Held());
    }

    private async Task OpenAsync(TimeProvider? clock = null)
    {
        _hospital = await TestHospital.OpenAsync();
        var services = _hospital.Services;
        _relay = new(_hospital.Run, services.GetRequiredService<Grants>(), services.GetRequiredService<Sessions>(), services.GetRequiredService<RoomWrites>(), clock ?? _hospital.Clock, NullLogger<BoardRelay>.Instance);
    }

    private async Task<BoardWatch> WatchAsync(Actor actor)
    {
        BoardWatch? watch = null;
        watch = await _relay.WatchAsync(actor, Some, () => _told[watch!]++, default);
        _told[watch] = 0;
        return watch;
    }

    private Task<Actor> ManagerAsync(string staffNo) =>
        _hospital.StaffAsync(staffNo, "院长", AnalyticsPermissions.ViewBoards, CallPermissions.View, CallPermissions.SeeAll, MessagingPermissions.View);

    private Task<int> RingAsync(string link, string? agent = null)
    {
        var call = new CallSession("pbx", link, CallDirection.Incoming, _hospital.Clock.GetUtcNow());
        call.Take(new("pbx", Guid.NewGuid(), 1, link, LineSignal.Ringing, _hospital.Clock.GetUtcNow()), null, _hospital.Clock.GetUtcNow());
        if (agent is not null)
        {
            call.Offer("8001", agent);
        }

        return _hospital.AddAsync(call);
    }

    private Task<int> RenameAsync(string from, string to) =>
#pragma warning disable EF1002 // Two names of this test.
        _hospital.WithDbAsync(db => db.Database.ExecuteSqlRawAsync($"ALTER TABLE \"{from}\" RENAME TO \"{to}\""));
#pragma warning restore EF1002

    /// <summary>A figure rests for a while after it was counted; the test ends by its own limit when the change never comes.</summary>
    private async Task UntilAsync(Func<bool> happened)
    {
        for (var beat = 0; beat < 500 && !happened(); beat++)
        {
            await _relay.BeatAsync(default);
            await Task.Delay(20);
        }

        Assert.True(happened());
    }
}
