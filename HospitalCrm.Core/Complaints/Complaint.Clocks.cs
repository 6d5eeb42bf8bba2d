using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>What every move does to clocks, order and history.</summary>
public sealed partial class Complaint
{
    /// <summary>What is over stands behind everything that is not.</summary>
    internal const long OverFrom = 1L << 40;

    /// <summary>What one point of importance is worth, in minutes: 紧急 (90) stands 3¾ days before what has none.</summary>
    private const int MinutesAPoint = 60;

    private static readonly TimeSpan RestOfWaiting = TimeSpan.FromDays(7);

    private DateTimeOffset StatutoryFrom => _clocks.FindLast(clock => clock.Kind == ComplaintClockKind.Statutory)?.StartedAt ?? ReceivedAt;

    private void Demand(ComplaintAct act)
    {
        if (!ComplaintRules.IsTimeFor(act, State))
        {
            throw new RuleViolation("Complaints.WrongState", State);
        }
    }

    private void DemandProposal(ComplaintAct act, string by)
    {
        Demand(act);
        if (ProposedBy is null)
        {
            throw new RuleViolation("Complaints.NothingProposed");
        }

        if (ProposedBy == by || SubjectNo == by)
        {
            throw new RuleViolation("Complaints.SecondPerson");
        }
    }

    private void Stay(ComplaintAct act, ComplaintHand hand)
    {
        Demand(act);
        Move(act, State, hand);
    }

    private void Finish(ComplaintAct act, ComplaintState to, ComplaintEnd end, ComplaintHand hand, CallbackAnswer? answer = null, ComplaintSatisfaction? satisfaction = null)
    {
        (EndedAt, End) = (hand.At, end);
        Move(act, to, hand, answer, satisfaction, end: end);
    }

    private void Move(
        ComplaintAct act,
        ComplaintState to,
        ComplaintHand hand,
        CallbackAnswer? answer = null,
        ComplaintSatisfaction? satisfaction = null,
        FeedbackWay? way = null,
        DateOnly? givenOn = null,
        ComplaintEnd? end = null,
        string? department = null,
        bool anotherRound = false)
    {
        Put(new(this, NextSeq(), act, State, to, hand.By, hand.At, hand.Words) { Answer = answer, Satisfaction = satisfaction, Way = way, GivenOn = givenOn, End = end, DepartmentCode = department });
        Round += anotherRound ? 1 : 0;
        var from = State;
        State = to;
        if (to != from)
        {
            Turn(from, hand);
        }

        Reckon(hand.At);
    }

    /// <summary>From one step to the next: the inner clock of the old one ends, or stands still while the complainant is waited for.</summary>
    private void Turn(ComplaintState from, ComplaintHand hand)
    {
        // Whoever signed first signed for what stood then.
        (ProposedBy, ProposedEnd) = State == ComplaintState.ForcePending ? (ProposedBy, ProposedEnd) : (null, null);
        if (State == ComplaintState.Waiting)
        {
            Running(ComplaintClockKind.Internal)?.Pause(hand.At, hand.Times);
        }
        else if (from == ComplaintState.Waiting && State == ComplaintState.Handling)
        {
            Unended(ComplaintClockKind.Internal)?.Resume(hand.At, hand.Times);
        }
        else
        {
            Unended(ComplaintClockKind.Internal)?.End(hand.At, isMet: true);
            if (!IsOpen)
            {
                _clocks.FindAll(clock => clock.EndedAt is null).ForEach(clock => clock.End(hand.At, isMet: false));
            }

            StartInner(hand);
        }
    }

    private void StartInner(ComplaintHand hand)
    {
        if (hand.Times.LimitOf(State) is { } limit)
        {
            Start(ComplaintClockKind.Internal, hand.At, hand.Times.Add(hand.At, limit), limit, hand.Times);
        }
    }

    private void Start(ComplaintClockKind kind, DateTimeOffset at, DateTimeOffset dueAt, TimeSpan? limit, ComplaintTimes times) =>
        _clocks.Add(new(Id, kind, State, Round, at, dueAt, limit, times.Limits));

    /// <summary>The complainant was told: what waited for that is met.</summary>
    private void Told(DateTimeOffset at)
    {
        Meet(ComplaintClockKind.FirstContact, at);
        Meet(ComplaintClockKind.Statutory, at);
        ContactedAt ??= at;
        FeedbackAt ??= at;
        FeedbackRound = Round;
    }

    private void Meet(ComplaintClockKind kind, DateTimeOffset at) => Unended(kind)?.End(at, isMet: true);

    private ComplaintClock? Unended(ComplaintClockKind kind) => _clocks.FindLast(clock => clock.Kind == kind && clock.EndedAt is null);

    private ComplaintClock? Running(ComplaintClockKind kind) => _clocks.FindLast(clock => clock.Kind == kind && clock.IsRunning);

    private void Reckon(DateTimeOffset now)
    {
        var nearest = _clocks.Where(clock => clock.IsRunning).MinBy(clock => clock.DueAt);
        (DueAt, DueKind) = (nearest?.DueAt, nearest?.Kind);
        Rank = EndedAt is { } ended ? OverFrom - Minutes(ended) : Minutes(DueAt ?? now + RestOfWaiting) - Weight * MinutesAPoint;
        CallbackRank = State == ComplaintState.CallbackDue ? Minutes(CallbackReadyAt ?? now) - Weight * MinutesAPoint : null;
    }

    private static long Minutes(DateTimeOffset at) => at.ToUnixTimeSeconds() / 60;

    private int NextSeq() => ++StepCount;

    private void Put(ComplaintStep step) => _steps.Add(step);
}
