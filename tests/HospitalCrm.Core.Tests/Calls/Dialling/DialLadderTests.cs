using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Dialling;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Calls.Dialling;

/// <summary>S2-3.4: the default number first, on no answer the next; what the line or the agent says moves the ladder, and nothing else.</summary>
public sealed class DialLadderTests
{
    [Fact]
    public async Task The_default_number_is_dialled_first_with_the_outside_line_before_it()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;

        Assert.Null(await centre.DialAsync(agent, patient));

        var call = await centre.CurrentCallAsync();
        Assert.Equal(("9," + Forms.Phone, "8002"), ((await centre.OrderAsync())?.Number.Text, (await centre.OrderAsync())?.Extension));
        Assert.Equal((CallDirection.Outgoing, CallState.Ringing, patient, "agent01", Forms.Phone), (call.Direction, call.State, call.PatientId!.Value, call.AgentNo, centre.NumberOf(call)));
        Assert.Equal([("agent01", patient)], await centre.PoppedAsync());
    }

    [Fact]
    public async Task A_busy_number_gives_way_to_the_next_and_the_reached_one_ends_the_ladder()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        await centre.DialAsync(agent, patient);

        await centre.AnswerAsync(DialAnswer.Busy);
        await centre.AnswerAsync(DialAnswer.Dialled);
        var second = await centre.CurrentCallAsync();
        Assert.Null((await centre.Run.RunAsync(agent, (AnswerCall use) => use.HandleAsync(second.Id))).Problem);

        var ladder = await centre.LadderAsync();
        Assert.Equal([DialState.Busy, DialState.Reached, DialState.Waiting], ladder.Attempts.Select(attempt => attempt.State));
        Assert.Equal(DialEnd.Reached, ladder.End);
        var calls = await centre.DialledAsync();
        Assert.Equal([(CallState.Missed, "busy", Forms.Phone), (CallState.Answered, null, DialFloor.Second)], calls.Select(call => (call.State, call.Cause, centre.NumberOf(call)!)));
        Assert.NotNull(calls[0].DismissedAt);
        Assert.Null(calls[1].EndedAt); // no duration is invented
    }

    [Fact]
    public async Task The_agents_no_is_the_next_numbers_turn_until_there_is_none()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        await centre.DialAsync(agent, patient);

        for (var i = 0; i < 3; i++)
        {
            await centre.AnswerAsync(DialAnswer.Dialled);
            var call = await centre.CurrentCallAsync();
            Assert.Null((await centre.Run.RunAsync(agent, (SayNotReached use) => use.HandleAsync(call.Id))).Problem);
        }

        var ladder = await centre.LadderAsync();
        Assert.Equal(DialEnd.NobodyReached, ladder.End);
        Assert.All(ladder.Attempts, attempt => Assert.Equal(DialState.NotReached, attempt.State));
        Assert.Equal([true, true, false], (await centre.DialledAsync()).Select(call => call.DismissedAt is not null)); // the last card stays for the note
        Assert.All(await centre.ReadAsync(db => db.ContactNumbers.ToListAsync()), number => Assert.NotNull(number.LastFailAt));
    }

    [Fact]
    public async Task Cancelled_no_number_follows_and_a_late_word_of_the_line_changes_nothing()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        await centre.DialAsync(agent, patient);
        var call = await centre.CurrentCallAsync();

        Assert.Null((await centre.Run.RunAsync(agent, (CancelDial use) => use.HandleAsync(call.Id))).Problem);
        var stands = await centre.AnswerAsync(DialAnswer.Busy);
        var again = await centre.Run.RunAsync(agent, (CancelDial use) => use.HandleAsync(call.Id));

        Assert.False(stands);
        Assert.Equal("Calls.DialOver", again.Problem?.Code);
        Assert.Equal((DialEnd.Cancelled, 1), ((await centre.LadderAsync()).End, (await centre.DialledAsync()).Count));
        Assert.Null(await centre.OrderAsync());
    }

    [Theory]
    [InlineData(DialAnswer.NoDialTone)]
    [InlineData(DialAnswer.Silent)]
    [InlineData(DialAnswer.Refused)]
    [InlineData(DialAnswer.Down)]
    [InlineData(DialAnswer.Occupied)]
    public async Task A_line_that_fails_ends_the_ladder_instead_of_failing_three_times(DialAnswer answer)
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        await centre.DialAsync(agent, patient);

        await centre.AnswerAsync(answer);

        var ladder = await centre.LadderAsync();
        Assert.Equal([DialState.Failed, DialState.Waiting, DialState.Waiting], ladder.Attempts.Select(attempt => attempt.State));
        Assert.Equal(DialEnd.LineFault, ladder.End);
        Assert.Null(await centre.DialAsync(agent, patient)); // and may be tried again
    }

    [Fact]
    public async Task A_telephone_system_tells_itself_who_was_busy_and_who_answered()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync("8003");
        await using var _ = centre;
        await centre.DialAsync(agent, patient);
        var first = await centre.OrderAsync();
        await centre.AnswerAsync(DialAnswer.Dialled);

        await centre.SayAsync(Say.Ended(first!.LinkId, cause: "17"));
        var second = await centre.OrderAsync();
        await centre.AnswerAsync(DialAnswer.Dialled);
        await centre.SayAsync(Say.Answered(second!.LinkId), Say.Number(second.LinkId, "13700137000"));

        var ladder = await centre.LadderAsync();
        Assert.Equal([DialState.Busy, DialState.Reached, DialState.Waiting], ladder.Attempts.Select(attempt => attempt.State));
        var calls = await centre.DialledAsync();
        Assert.Equal((Forms.Phone, DialFloor.Second), (first.Number.Text, second.Number.Text));
        Assert.Equal((CallState.Answered, patient, DialFloor.Second), (calls[1].State, calls[1].PatientId!.Value, centre.NumberOf(calls[1])));
    }

    [Fact]
    public async Task Of_two_tabs_only_one_dials_and_the_other_is_told()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;

        var problems = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => centre.DialAsync(agent, patient))));

        Assert.Single(problems, problem => problem is null);
        Assert.All(problems.OfType<Problem>(), problem => Assert.Equal("Calls.DialBusy", problem.Code));
        Assert.Single(await centre.DialledAsync());
    }

    [Fact]
    public async Task A_line_that_rings_or_is_spoken_on_is_not_dialled()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        await centre.SayAsync(Say.Number("c1", "13700137000").On("box"));

        Assert.Equal("Calls.DialBusy", (await centre.DialAsync(agent, patient))?.Code);
        Assert.Empty(await centre.DialledAsync());
    }

    [Fact]
    public async Task What_was_dialled_when_the_product_was_killed_is_closed_as_unknown()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        await centre.DialAsync(agent, patient);
        await centre.AnswerAsync(DialAnswer.Dialled);

        await using var after = centre.Restart();
        DialFloor.LetDial(after);
        centre.Hospital.Clock.Advance(TimeSpan.FromSeconds(5));
        var closed = await after.Run.RunAsync(Actor.Product("test"), (CloseBrokenDials use) => use.HandleAsync());

        var ladder = await after.LadderAsync();
        Assert.Equal((1, DialEnd.Unknown, DialState.Unknown), (closed.Value, ladder.End, ladder.Attempts[0].State));
        Assert.Equal((CallState.Missed, CallSession.Forgotten), (await after.DialledAsync()).Select(call => (call.State, call.Cause!)).Single());
        Assert.Null(await after.DialAsync(agent, patient));
    }

    [Fact]
    public async Task An_agent_who_left_keeps_no_line_for_ever()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        await centre.DialAsync(agent, patient);
        await centre.AnswerAsync(DialAnswer.Dialled);

        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(5));
        await SweepAsync(centre);
        Assert.Null((await centre.LadderAsync()).End); // he may be speaking, his word is waited for
        centre.Hospital.Clock.Advance(TimeSpan.FromMinutes(11));
        await SweepAsync(centre);

        Assert.Equal(DialEnd.Unknown, (await centre.LadderAsync()).End);
    }

    [Fact]
    public async Task It_is_in_the_audit_whose_numbers_were_dialled_by_whom()
    {
        var (centre, agent, patient) = await DialFloor.OpenAsync();
        await using var _ = centre;
        await centre.DialAsync(agent, patient);

        var entry = Assert.Single(await centre.ReadAsync(db => db.AuditEntries.Where(entry => entry.Act == AuditAct.Created && entry.Entity == nameof(DialSession)).ToListAsync()));

        Assert.Equal(("agent01", patient.Value), (entry.ActorNo, entry.PatientId));
    }

    private static async Task SweepAsync(CallCentre centre)
    {
        await centre.ReadAsync(async db =>
        {
            await new CloseForgottenCalls(db, centre.Hospital.Clock).RunAsync(default);
            return 0;
        });
    }
}
