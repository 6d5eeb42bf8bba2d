using System.Collections.Frozen;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Xunit.Abstractions;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>
/// Random walks through the loop as random members of staff with the rights a hospital starts with: whatever they try in whatever order, no
/// complaint stands where it may not, nobody reads or decides who may not, and every clock says what a recount by the minute says.
/// </summary>
public sealed partial class ComplaintWalkTests(ITestOutputHelper output)
{
    private const int Steps = 100_000;
    private const int StepsAWalk = 40;

    private static readonly Sealed Something = new([1]);
    private static readonly string[] Handlers = ["1001", "9003", "9004", "9009"];
    private static readonly ComplaintViewer[] People = [.. DemoStaff.All.Select(Viewer)];

    /// <summary>Where a complaint may go from where (docs/adr/0057), written apart from the product's own table.</summary>
    private static readonly Dictionary<ComplaintState, ComplaintState[]> Allowed = new()
    {
        [ComplaintState.Draft] = [ComplaintState.Accepted, ComplaintState.Declined, ComplaintState.Merged],
        [ComplaintState.Accepted] = [ComplaintState.Handling, ComplaintState.ForcePending, ComplaintState.Declined, ComplaintState.Transferred, ComplaintState.Merged, ComplaintState.Closed],
        [ComplaintState.Handling] = [ComplaintState.Waiting, ComplaintState.CallbackDue, ComplaintState.ClosureRequested, ComplaintState.ForcePending, ComplaintState.Transferred, ComplaintState.Merged],
        [ComplaintState.Waiting] = [ComplaintState.Handling, ComplaintState.ForcePending, ComplaintState.Transferred, ComplaintState.Merged],
        [ComplaintState.CallbackDue] = [ComplaintState.Closed, ComplaintState.Handling, ComplaintState.ClosureRequested, ComplaintState.ForcePending],
        [ComplaintState.ClosureRequested] = [ComplaintState.Closed, ComplaintState.Handling, ComplaintState.ForcePending],
        [ComplaintState.ForcePending] = [ComplaintState.ForceClosed, ComplaintState.Handling],
        [ComplaintState.Closed] = [ComplaintState.Reopened],
        [ComplaintState.ForceClosed] = [ComplaintState.Reopened],
        [ComplaintState.Reopened] = [ComplaintState.Handling, ComplaintState.ForcePending, ComplaintState.Transferred, ComplaintState.Merged],
        [ComplaintState.Declined] = [],
        [ComplaintState.Transferred] = [],
        [ComplaintState.Merged] = [],
    };

    [Fact]
    public void Whatever_anybody_tries_nothing_forbidden_comes_of_it()
    {
        var random = new Random(57);
        var (tried, done, seen) = (0, 0, new HashSet<ComplaintState>());
        while (tried < Steps)
        {
            var now = NaiveTime.At(random.Next(0, 600 * 1_440)).ToUniversalTime();
            var (complaint, recount) = New(random, now);
            HoldReaders(complaint);
            for (var step = 0; step < StepsAWalk && tried < Steps && Allowed[complaint.State].Length > 0; step++)
            {
                now += TimeSpan.FromMinutes(random.Next(1, 1_800));
                tried++;
                var isDone = Try(complaint, Somebody(complaint, random), random, now, recount);
                Hold(complaint);
                recount.Compare(complaint);
                if (isDone)
                {
                    done++;
                    seen.Add(complaint.State);
                    HoldReaders(complaint);
                }
            }
        }

        output.WriteLine($"{tried} steps tried, {done} taken");
        Assert.Equal(Steps, tried);
        Assert.True(done > tried / 5);
        Assert.Equal(Enum.GetValues<ComplaintState>().Order(), seen.Order());
    }

    /// <summary>Mostly one who has something to do here; every third anybody.</summary>
    private static ComplaintViewer Somebody(Complaint complaint, Random random)
    {
        var who = People[random.Next(People.Length)];
        for (var look = random.Next(3) == 0 ? 0 : 30; look > 0 && ComplaintRules.Offered(complaint, who).Count == 0; look--)
        {
            who = People[random.Next(People.Length)];
        }

        return who;
    }

    /// <returns>Whether it was done.</returns>
    private static bool Try(Complaint complaint, ComplaintViewer who, Random random, DateTimeOffset now, Recount recount)
    {
        // Half of what is tried is what a page would offer him; the rest is anything.
        var offered = ComplaintRules.Offered(complaint, who).Order().ToList();
        var act = offered.Count > 0 && random.Next(2) == 0 ? offered[random.Next(offered.Count)] : ComplaintRules.Acts.ElementAt(random.Next(ComplaintRules.Acts.Count()));
        var (from, steps, round, proposer, feedback) = (complaint.State, complaint.Steps.Count, complaint.Round, complaint.ProposedBy, complaint.FeedbackRound);
        if (ComplaintRules.Refusal(complaint, who, act) is not null)
        {
            Assert.DoesNotContain(act, offered);
            return false;
        }

        try
        {
            Do(complaint, act, random, new(who.StaffNo, now, NaiveTime.Product, Something));
        }
        catch (RuleViolation)
        {
            Assert.Equal((from, steps, round), (complaint.State, complaint.Steps.Count, complaint.Round));
            return false;
        }

        if (complaint.State != from)
        {
            Assert.Contains(complaint.State, Allowed[from]);
        }

        HoldHands(complaint, who, act, from, proposer, feedback, round);
        recount.Note(complaint, act, from, now);
        return true;
    }

    private static void Do(Complaint complaint, ComplaintAct act, Random random, ComplaintHand hand)
    {
        switch (act)
        {
            case ComplaintAct.Accept:
                complaint.Accept("投诉-2026-000001", hand);
                break;
            case ComplaintAct.Assign:
                complaint.Assign(Handlers[random.Next(Handlers.Length)], complaint.IsJoint, Something, hand);
                break;
            case ComplaintAct.Account:
                complaint.Account(hand);
                break;
            case ComplaintAct.Contact:
                complaint.Contact(hand);
                break;
            case ComplaintAct.Feedback:
                complaint.Feedback(FeedbackWay.Phone, hand.Today, hand);
                break;
            case ComplaintAct.AskClosure:
                complaint.AskClosure(hand);
                break;
            case ComplaintAct.Callback when random.Next(3) == 0:
                complaint.Agree(ComplaintSatisfaction.Satisfied, hand);
                break;
            case ComplaintAct.Callback when random.Next(2) == 0:
                complaint.Refuse(null, "urgent", 90, hand);
                break;
            case ComplaintAct.Callback:
                complaint.Miss(hand.At.AddHours(4), 3, hand);
                break;
            case ComplaintAct.EndByOffice:
                complaint.EndByOffice(hand);
                break;
            case ComplaintAct.AnotherRound:
                complaint.SendRoundAgain(hand);
                break;
            default:
                DoOther(complaint, act, random, hand);
                break;
        }
    }

    private static void DoOther(Complaint complaint, ComplaintAct act, Random random, ComplaintHand hand)
    {
        switch (act)
        {
            case ComplaintAct.Force:
                complaint.Force(hand);
                break;
            case ComplaintAct.ApproveEnd:
                complaint.ApproveEnd(hand);
                break;
            case ComplaintAct.RejectEnd:
                complaint.RejectEnd(hand);
                break;
            case ComplaintAct.Wait:
                complaint.Wait(hand);
                break;
            case ComplaintAct.Resume:
                complaint.Resume(hand);
                break;
            case ComplaintAct.Decline:
                complaint.Decline(hand);
                break;
            case ComplaintAct.Transfer:
                complaint.Transfer((ComplaintEnd)random.Next(Enum.GetValues<ComplaintEnd>().Length), hand);
                break;
            case ComplaintAct.Merge:
                complaint.Merge(Older(complaint), hand);
                break;
            case ComplaintAct.SettleOnSpot:
                complaint.SettleOnSpot(hand);
                break;
            default:
                complaint.Reopen(90, hand);
                break;
        }
    }

    /// <summary>What was done, by whoever did it: told apart from the rules the product asks.</summary>
    private static void HoldHands(Complaint complaint, ComplaintViewer who, ComplaintAct act, ComplaintState from, string? proposer, int feedback, int round)
    {
        var isSubject = complaint.SubjectNo == who.StaffNo;
        var isConcerned = isSubject || (complaint.DepartmentCode is not null && complaint.DepartmentCode == who.DepartmentCode);
        Assert.False(isConcerned && act is not (ComplaintAct.Account or ComplaintAct.AskClosure), $"{who.StaffNo} {act}");
        Assert.False(isSubject && act == ComplaintAct.AskClosure, "the person complained about ends nothing");
        Assert.False(act == ComplaintAct.ApproveEnd && (proposer is null || proposer == who.StaffNo), "one person signed twice");
        Assert.False(complaint.State == ComplaintState.ForceClosed && from != ComplaintState.ForcePending, "a forced end without a second person");
        Assert.False(act == ComplaintAct.AskClosure && complaint.IsReachable && feedback < round, "nobody told the complainant");
        if (complaint.State == ComplaintState.Closed && from is ComplaintState.ClosureRequested && !complaint.IsReachable)
        {
            Assert.Equal(ComplaintAct.ApproveEnd, act);
        }
    }

    /// <summary>What holds at every moment.</summary>
    private static void Hold(Complaint complaint)
    {
        var isOver = complaint.State is ComplaintState.Closed or ComplaintState.ForceClosed or ComplaintState.Declined or ComplaintState.Transferred or ComplaintState.Merged;
        Assert.Equal(isOver, complaint.EndedAt is not null);
        Assert.Equal(isOver, complaint.End is not null);
        Assert.Equal(isOver, complaint.Rank > 1L << 39);
        Assert.Equal(complaint.State == ComplaintState.CallbackDue, complaint.CallbackRank is not null);
        Assert.False(isOver && complaint.Clocks.Any(clock => clock.EndedAt is null || clock.NextAt is not null));
        Assert.Equal(complaint.State is ComplaintState.Draft || complaint.End is ComplaintEnd.Declined or ComplaintEnd.Merged, complaint.Number is null || complaint.End is ComplaintEnd.Declined or ComplaintEnd.Merged);
        Assert.InRange(complaint.Attempts, 0, 3);
        Assert.Equal(complaint.StepCount, complaint.Steps.Count);
        Assert.Equal(Enumerable.Range(1, complaint.StepCount), complaint.Steps.Select(step => step.Seq));
        Assert.False(!complaint.IsReachable && complaint.Steps.Any(step => step.Act == ComplaintAct.Callback));
    }

    /// <summary>Who may read what, told anew.</summary>
    private static void HoldReaders(Complaint complaint)
    {
        foreach (var who in People)
        {
            var isSubject = complaint.SubjectNo == who.StaffNo;
            var isConcerned = isSubject || (complaint.DepartmentCode is not null && complaint.DepartmentCode == who.DepartmentCode);
            var opens = ComplaintRules.MayOpen(complaint, who);
            Assert.False(isConcerned && ComplaintRules.SeesComplainant(complaint, who), $"{who.StaffNo} reads who complained");
            Assert.False(isConcerned && complaint.IsConfidential && opens, $"{who.StaffNo} hears of what is confidential");
            Assert.False(!isSubject && isConcerned && complaint.SubjectNo == "head01" && opens, $"{who.StaffNo} reads about his head");
            Assert.False(who.StaffNo is "records01" or "epi01" or "info01" or "admin" or "security01" && opens, $"{who.StaffNo} has no business here");
            Assert.False(who.StaffNo == "auditor" && ComplaintRules.Offered(complaint, who).Count > 0, "the inspector reads and acts on nothing");
            Assert.False(who.StaffNo == "head02" && complaint.DepartmentCode != "1002" && complaint.HandlerCode != "1002" && opens, "another department's head");
            Assert.False(opens && who.View is null);
            Assert.False(ComplaintRules.Offered(complaint, who).Count > 0 && !opens);
        }
    }
}
