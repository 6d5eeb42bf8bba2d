using HospitalCrm.Core.FollowUps;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;

namespace HospitalCrm.Core.Tests.FollowUps;

/// <summary>Random walks through the states of a follow-up: whatever happens in whatever order, none is lost, none stands in two places, and each can still be ended.</summary>
public sealed class FollowUpWalkTests
{
    private const int Importance = 2;
    private const int MostAttempts = 3;

    private static readonly DateTimeOffset Start = TestHospital.Monday;
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(15);
    private static readonly FollowUpState[] Ended = [FollowUpState.Done, FollowUpState.Refused, FollowUpState.Lost, FollowUpState.Cancelled];

    /// <summary>Where a follow-up may go from where (peers of this: docs/adr/0053).</summary>
    private static readonly Dictionary<FollowUpState, FollowUpState[]> Allowed = new()
    {
        [FollowUpState.Planned] = [FollowUpState.Planned, FollowUpState.Due, FollowUpState.Leased, FollowUpState.Cancelled],
        [FollowUpState.Due] = [FollowUpState.Planned, FollowUpState.Due, FollowUpState.Leased, FollowUpState.Waiting, FollowUpState.Cancelled],
        [FollowUpState.Leased] = [FollowUpState.Leased, FollowUpState.Due, FollowUpState.Waiting, FollowUpState.NumberNeeded, FollowUpState.Done, FollowUpState.Refused, FollowUpState.Lost, FollowUpState.Cancelled],
        [FollowUpState.Waiting] = [FollowUpState.Waiting, FollowUpState.Due, FollowUpState.Leased, FollowUpState.Cancelled],
        [FollowUpState.NumberNeeded] = [FollowUpState.NumberNeeded, FollowUpState.Due, FollowUpState.Waiting, FollowUpState.Leased, FollowUpState.Cancelled],
        [FollowUpState.Done] = [FollowUpState.Done, FollowUpState.Due],
        [FollowUpState.Lost] = [FollowUpState.Lost, FollowUpState.Due],
        [FollowUpState.Refused] = [FollowUpState.Refused],
        [FollowUpState.Cancelled] = [FollowUpState.Cancelled, FollowUpState.Planned, FollowUpState.Due],
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whatever_happens_no_follow_up_is_in_a_forbidden_state(int seed)
    {
        var random = new Random(seed);
        for (var walk = 0; walk < 1_000; walk++)
        {
            var now = Start;
            var task = New(random, now);
            for (var step = 0; step < 40; step++)
            {
                now += TimeSpan.FromMinutes(random.Next(0, 3_000));
                var before = task.State;
                Do(task, random, now);
                Assert.Contains(task.State, Allowed[before]);
                Hold(task);
            }
        }
    }

    [Fact]
    public void From_wherever_it_stands_it_can_be_ended_or_waits_for_somebody_named()
    {
        var random = new Random(7);
        for (var walk = 0; walk < 2_000; walk++)
        {
            var now = Start;
            var task = New(random, now);
            for (var step = random.Next(0, 30); step > 0; step--)
            {
                now += TimeSpan.FromMinutes(random.Next(0, 3_000));
                Do(task, random, now);
            }

            if (!task.IsOpen)
            {
                Assert.NotNull(task.EndedAt);
                continue;
            }

            Assert.NotEmpty(task.DepartmentCode); // those who are to call, or to look for a number
            var later = (task.ReadyAt > now ? task.ReadyAt : now) + Lease + Lease;
            if (task.State is FollowUpState.Planned or FollowUpState.Waiting)
            {
                task.Wake(later);
                Assert.Equal(FollowUpState.Due, task.State);
            }

            task.Take("nurse09", later, Lease);
            task.Finish(later);
            Assert.Equal(FollowUpState.Done, task.State);
        }
    }

    [Fact]
    public void Every_state_is_reached()
    {
        var random = new Random(11);
        var seen = new HashSet<FollowUpState>();
        for (var walk = 0; walk < 1_000; walk++)
        {
            var now = Start;
            var task = New(random, now);
            for (var step = 0; step < 20; step++)
            {
                seen.Add(task.State);
                now += TimeSpan.FromMinutes(random.Next(0, 3_000));
                Do(task, random, now);
            }
        }

        Assert.Equal(Enum.GetValues<FollowUpState>().Order(), seen.Order());
    }

    [Fact]
    public void Two_callers_do_not_hold_one_patient_and_silence_frees_him()
    {
        var task = Unplanned();
        task.Plan(FollowUpHospital.Today, Start, Importance);
        task.Take("nurse01", Start, Lease);

        var refused = Assert.Throws<RuleViolation>(() => task.Take("nurse02", Start.AddMinutes(14), Lease));
        task.Take("nurse02", Start.AddMinutes(16), Lease);

        Assert.Equal("FollowUps.Busy", refused.Code);
        Assert.Equal("nurse02", task.LeaseBy);
    }

    [Fact]
    public void The_important_one_stands_before_one_that_is_due_a_day_longer()
    {
        var ordinary = Unplanned().Ask(null, FollowUpImportance.Ordinary, null).Plan(FollowUpHospital.Today.AddDays(-1), Start, Importance);
        var important = Unplanned().Ask(null, FollowUpImportance.Important, null).Plan(FollowUpHospital.Today, Start, Importance);
        var old = Unplanned().Ask(null, FollowUpImportance.Ordinary, null).Plan(FollowUpHospital.Today.AddDays(-9), Start, Importance);

        Assert.Equal([old, important, ordinary], new[] { ordinary, important, old }.OrderBy(task => task.QueueRank));
    }

    private static FollowUpTask Unplanned() =>
        new FollowUpTask(Id<Patient>.New(), Id<Person>.New(), FollowUpOrigin.Discharge, Start).Assign("1001", "W1", FollowUpCaller.ResponsibleNurse, null);

    private static FollowUpTask New(Random random, DateTimeOffset now) =>
        Unplanned().Plan(FollowUpHospital.Today.AddDays(random.Next(-3, 5)), now, Importance);

    /// <summary>Something happens to it, fitting or not; what does not fit is refused and changes nothing.</summary>
    private static void Do(FollowUpTask task, Random random, DateTimeOffset now)
    {
        var (state, rank, attempts, round) = (task.State, task.QueueRank, task.Attempts, task.Round);
        try
        {
            Act(task, random, now);
        }
        catch (RuleViolation)
        {
            Assert.Equal((state, rank, round), (task.State, task.QueueRank, task.Round));
            Assert.Equal(attempts, task.Attempts);
        }
    }

    private static void Act(FollowUpTask task, Random random, DateTimeOffset now)
    {
        switch (random.Next(16))
        {
            case 0 or 1:
                task.Wake(now);
                break;
            case 2 or 3 or 4:
                task.Take($"nurse0{random.Next(1, 4)}", now, Lease);
                break;
            case 5:
                task.Free(now);
                break;
            case 6:
                task.Finish(now);
                break;
            case 7 or 8:
                task.Miss(FollowUpOutcome.NoAnswer, now, now.AddHours(4), MostAttempts);
                break;
            case 9:
                task.TryNext(FollowUpOutcome.EmptyNumber, now, Lease);
                break;
            case 10:
                task.AskForNumber(FollowUpOutcome.EmptyNumber, now);
                break;
            case 11:
                task.FindNumber(now);
                break;
            case 12:
                task.Reschedule(now.AddHours(random.Next(-5, 50)), now, Importance);
                break;
            case 13:
                task.Refuse(now);
                break;
            case 14:
                task.Cancel((FollowUpEnd)random.Next(8), now);
                break;
            default:
                Again(task, random, now);
                break;
        }
    }

    private static void Again(FollowUpTask task, Random random, DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(now.DateTime).AddDays(random.Next(-2, 3));
        switch (random.Next(4))
        {
            case 0:
                task.AskAgain(now, Importance);
                break;
            case 1:
                task.Revive(day, day.AddDays(7), now, Importance);
                break;
            case 2:
                task.Shift(day, day.AddDays(2), now, Importance);
                break;
            default:
                task.Postpone(now.AddDays(1));
                break;
        }
    }

    /// <summary>What holds at every moment.</summary>
    internal static void Hold(FollowUpTask task, int mostAttempts = MostAttempts)
    {
        Assert.Equal(task.State is FollowUpState.Due or FollowUpState.Leased, task.QueueRank is not null);
        Assert.Equal(task.State == FollowUpState.Leased, task.LeaseBy is not null && task.LeaseUntil is not null);
        Assert.Equal(Ended.Contains(task.State), task.EndedAt is not null);
        Assert.Equal(task.State == FollowUpState.Cancelled, task.EndReason is not null);
        Assert.Equal(!Ended.Contains(task.State), task.IsOpen);
        Assert.InRange(task.Attempts, 0, mostAttempts);
    }
}
