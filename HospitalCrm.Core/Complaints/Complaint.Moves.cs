using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Complaints;

/// <summary>Who does it, when, in which words, and by which calendar.</summary>
public sealed record ComplaintHand(string By, DateTimeOffset At, ComplaintTimes Times, Sealed? Words = null)
{
    public DateOnly Today => DateOnly.FromDateTime(HospitalZone.Local(At).DateTime);
}

/// <summary>The moves. Each refuses what it is not meant for and writes its own line of the history.</summary>
public sealed partial class Complaint
{
    /// <summary>Received: whatever becomes of it, the complainant's time runs from here.</summary>
    public Complaint Open(ComplaintHand hand, bool asDraft)
    {
        Put(new(this, NextSeq(), ComplaintAct.Register, null, ComplaintState.Draft, hand.By, hand.At, null));
        var times = hand.Times;
        if (Source is ComplaintSource.Call or ComplaintSource.Counter)
        {
            ContactedAt = ReceivedAt;
        }
        else
        {
            Start(ComplaintClockKind.FirstContact, ReceivedAt, times.ContactDue(ReceivedAt), null, times);
        }

        Start(ComplaintClockKind.Statutory, ReceivedAt, times.StatutoryDue(ReceivedAt, Source, IsJoint, ExternalDueOn), null, times);
        if (asDraft)
        {
            StartInner(hand);
        }

        Reckon(hand.At);
        return this;
    }

    public void Accept(string number, ComplaintHand hand)
    {
        Demand(ComplaintAct.Accept);
        Number = number;
        Move(ComplaintAct.Accept, ComplaintState.Accepted, hand);
    }

    /// <param name="summary">The matter without the complainant; null leaves what is known.</param>
    public void Assign(string handlerCode, bool isJoint, Sealed? summary, ComplaintHand hand)
    {
        Demand(ComplaintAct.Assign);
        (HandlerCode, Summary) = (handlerCode, summary ?? Summary);
        if (isJoint != IsJoint)
        {
            IsJoint = isJoint;
            Running(ComplaintClockKind.Statutory)?.MoveEnd(hand.Times.StatutoryDue(StatutoryFrom, Source, isJoint, ExternalDueOn), hand.Times.Limits);
        }

        Move(ComplaintAct.Assign, ComplaintState.Handling, hand, department: handlerCode);
    }

    /// <summary>情况说明.</summary>
    public void Account(ComplaintHand hand) => Stay(ComplaintAct.Account, hand);

    public void Contact(ComplaintHand hand)
    {
        Demand(ComplaintAct.Contact);
        Meet(ComplaintClockKind.FirstContact, hand.At);
        ContactedAt ??= hand.At;
        Move(ComplaintAct.Contact, State, hand);
    }

    /// <summary>反馈. The statutory clock ends when it is recorded, whatever day is given.</summary>
    public void Feedback(FeedbackWay way, DateOnly givenOn, ComplaintHand hand)
    {
        Demand(ComplaintAct.Feedback);
        Told(hand.At);
        Move(ComplaintAct.Feedback, State, hand, way: way, givenOn: givenOn);
    }

    /// <summary>申请终止, with the result.</summary>
    public void AskClosure(ComplaintHand hand)
    {
        Demand(ComplaintAct.AskClosure);
        if (IsReachable && FeedbackRound < Round)
        {
            throw new RuleViolation("Complaints.FeedbackFirst");
        }

        (Attempts, CallbackReadyAt) = (0, IsReachable ? hand.At : null);
        Move(ComplaintAct.AskClosure, IsReachable ? ComplaintState.CallbackDue : ComplaintState.ClosureRequested, hand);
    }

    public void Agree(ComplaintSatisfaction? satisfaction, ComplaintHand hand)
    {
        Demand(ComplaintAct.Callback);
        Satisfaction = satisfaction;
        Finish(ComplaintAct.Callback, ComplaintState.Closed, ComplaintEnd.Agreed, hand, CallbackAnswer.Agreed, satisfaction);
    }

    /// <summary>Round again, more important than before.</summary>
    public void Refuse(ComplaintSatisfaction? satisfaction, string importanceCode, int weight, ComplaintHand hand)
    {
        Demand(ComplaintAct.Callback);
        (Satisfaction, ImportanceCode, Weight) = (satisfaction, importanceCode, weight);
        Move(ComplaintAct.Callback, ComplaintState.Handling, hand, CallbackAnswer.Refused, satisfaction, anotherRound: true);
    }

    /// <summary>Nobody answered. After the last try the complaints office decides.</summary>
    public void Miss(DateTimeOffset nextAt, int mostAttempts, ComplaintHand hand)
    {
        Demand(ComplaintAct.Callback);
        Attempts++;
        CallbackReadyAt = nextAt;
        Move(ComplaintAct.Callback, Attempts < mostAttempts ? ComplaintState.CallbackDue : ComplaintState.ClosureRequested, hand, CallbackAnswer.Unanswered);
    }

    /// <summary>Nobody could be asked. Callbacks were tried in vain: the office ends it. There is no number: the office signs, and a second person with it.</summary>
    public void EndByOffice(ComplaintHand hand)
    {
        Demand(ComplaintAct.EndByOffice);
        if (IsReachable)
        {
            Finish(ComplaintAct.EndByOffice, ComplaintState.Closed, ComplaintEnd.Unanswered, hand);
            return;
        }

        if (ProposedBy is not null)
        {
            throw new RuleViolation("Complaints.AlreadySigned");
        }

        (ProposedBy, ProposedEnd) = (hand.By, ComplaintEnd.NobodyToAsk);
        Move(ComplaintAct.EndByOffice, State, hand);
    }

    public void SendRoundAgain(ComplaintHand hand)
    {
        Demand(ComplaintAct.AnotherRound);
        Move(ComplaintAct.AnotherRound, ComplaintState.Handling, hand, anotherRound: true);
    }

    public void Force(ComplaintHand hand)
    {
        Demand(ComplaintAct.Force);
        (ProposedBy, ProposedEnd) = (hand.By, ComplaintEnd.Forced);
        Move(ComplaintAct.Force, ComplaintState.ForcePending, hand);
    }

    public void ApproveEnd(ComplaintHand hand)
    {
        DemandProposal(ComplaintAct.ApproveEnd, hand.By);
        var end = ProposedEnd!.Value;
        Finish(ComplaintAct.ApproveEnd, end == ComplaintEnd.Forced ? ComplaintState.ForceClosed : ComplaintState.Closed, end, hand);
    }

    public void RejectEnd(ComplaintHand hand)
    {
        DemandProposal(ComplaintAct.RejectEnd, hand.By);
        Move(ComplaintAct.RejectEnd, ComplaintState.Handling, hand);
    }

    public void Wait(ComplaintHand hand)
    {
        Demand(ComplaintAct.Wait);
        Move(ComplaintAct.Wait, ComplaintState.Waiting, hand);
    }

    public void Resume(ComplaintHand hand)
    {
        Demand(ComplaintAct.Resume);
        Move(ComplaintAct.Resume, ComplaintState.Handling, hand);
    }

    /// <summary>不予受理: the complainant is told why.</summary>
    public void Decline(ComplaintHand hand)
    {
        Demand(ComplaintAct.Decline);
        Told(hand.At);
        Finish(ComplaintAct.Decline, ComplaintState.Declined, ComplaintEnd.Declined, hand);
    }

    /// <summary>转办, 转医疗纠纷, 移交纪检, 已报警.</summary>
    public void Transfer(ComplaintEnd where, ComplaintHand hand)
    {
        Demand(ComplaintAct.Transfer);
        if (where is not (ComplaintEnd.OtherOrganisation or ComplaintEnd.MedicalDispute or ComplaintEnd.Discipline or ComplaintEnd.Police))
        {
            throw new RuleViolation("Complaints.NoTransfer", where);
        }

        Finish(ComplaintAct.Transfer, ComplaintState.Transferred, where, hand);
    }

    /// <summary>The same matter of the same complainant goes on under the older number.</summary>
    public void Merge(Complaint into, ComplaintHand hand)
    {
        Demand(ComplaintAct.Merge);
        var isSame = (PatientId is not null && PatientId == into.PatientId) || (PhoneIndex is { } index && into.PhoneIndex is { } other && index.AsSpan().SequenceEqual(other));
        if (into.Id == Id || !into.IsOpen || into.Number is null || !isSame || into.ReceivedAt > ReceivedAt)
        {
            throw new RuleViolation("Complaints.NotMergeable");
        }

        MergedIntoId = into.Id;
        Finish(ComplaintAct.Merge, ComplaintState.Merged, ComplaintEnd.Merged, hand);
    }

    /// <summary>当场解决: answered on the spot.</summary>
    public void SettleOnSpot(ComplaintHand hand)
    {
        Demand(ComplaintAct.SettleOnSpot);
        Told(hand.At);
        Finish(ComplaintAct.SettleOnSpot, ComplaintState.Closed, ComplaintEnd.OnSpot, hand);
    }

    /// <summary>重开 with new evidence; its own statutory time begins.</summary>
    public void Reopen(int latestDays, ComplaintHand hand)
    {
        Demand(ComplaintAct.Reopen);
        if (hand.At > EndedAt!.Value.AddDays(latestDays))
        {
            throw new RuleViolation("Complaints.TooLateToReopen", latestDays);
        }

        (EndedAt, End, Satisfaction) = (null, null, null);
        Start(ComplaintClockKind.Statutory, hand.At, hand.Times.StatutoryDue(hand.At, Source, IsJoint, externalOn: null), null, hand.Times);
        Move(ComplaintAct.Reopen, ComplaintState.Reopened, hand, anotherRound: true);
    }

    /// <summary>A message went out.</summary>
    public void Tell(string? staffNo, Sealed text, DateTimeOffset at) =>
        Put(new(this, NextSeq(), ComplaintAct.Tell, State, State, "messages", at, text) { ToldNo = staffNo });

    /// <summary>One of its clocks climbs by one.</summary>
    public void Climb(ComplaintClock clock, DateTimeOffset at, ComplaintLimits limits)
    {
        clock.Climb(limits);
        Put(new(this, NextSeq(), ComplaintAct.Alarm, State, State, "clock", at, null) { Clock = clock.Kind, Alarm = clock.Alarm });
    }
}
