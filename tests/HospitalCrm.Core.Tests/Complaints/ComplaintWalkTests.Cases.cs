using System.Collections.Frozen;
using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Xunit.Abstractions;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>What the walks begin with, and the second count of the clocks.</summary>
public sealed partial class ComplaintWalkTests
{
    private static (Complaint Complaint, Recount Recount) New(Random random, DateTimeOffset now)
    {
        var confidential = random.Next(6) == 0;
        var subject = new[] { null, null, "doctor01", "doctor01", "head01", "agent02", "complaint01" }[random.Next(7)];
        var department = subject switch { null => new[] { null, "1001", "1002", "9003" }[random.Next(4)], "agent02" => "9002", "complaint01" => "9003", _ => "1001" };
        var complaint = new Complaint((ComplaintSource)random.Next(11), now, random.Next(2) == 0 ? "agent01" : "complaint01", Guid.NewGuid())
            .Classify(confidential ? "ethics" : "medical", "normal", 10, confidential)
            .About(department, subject, isHidden: subject == "head01")
            .Say(Something, null);
        if (random.Next(4) == 0)
        {
            complaint.Anonymous(null);
        }
        else
        {
            complaint.From(null, Something, random.Next(5) == 0 ? null : Something, [7], null);
        }

        var isDraft = random.Next(3) == 0;
        complaint.Open(new(complaint.RegisteredBy, now, NaiveTime.Product), isDraft);
        if (!isDraft)
        {
            complaint.Accept("投诉-2026-000001", new(complaint.RegisteredBy, now, NaiveTime.Product));
        }

        return (complaint, new(complaint, now));
    }

    private static Complaint Older(Complaint complaint)
    {
        var older = new Complaint(ComplaintSource.Counter, complaint.ReceivedAt.AddDays(-1), "agent01", null).Classify("medical", "normal", 10, false).From(null, Something, Something, [7], null).Say(Something, null);
        var hand = new ComplaintHand("agent01", complaint.ReceivedAt.AddDays(-1), NaiveTime.Product);
        older.Open(hand, asDraft: false).Accept("投诉-2026-000000", hand);
        return older;
    }

    private static ComplaintViewer Viewer(DemoStaffMember member)
    {
        var role = DefaultRoles.All.Single(role => role.Code == member.RoleCode);
        var scopes = role.Rights.Distinct().ToFrozenDictionary(right => right, role.ScopeOf, StringComparer.Ordinal);
        var held = new HeldRights(member.Code, scopes, member.DepartmentCode, null);
        return new(member.Code, member.DepartmentCode, held.ReachOf(ComplaintPermissions.View.Code), role.Rights.ToHashSet(StringComparer.Ordinal), new HashSet<string>());
    }

    /// <summary>The clocks of one complaint, counted from what happened and nothing else.</summary>
    private sealed class Recount
    {
        private readonly int _received;
        private readonly int _days;
        private (int From, int Used, int Limit, bool IsPaused)? _inner;
        private int? _told;
        private int _statutoryFrom;

        public Recount(Complaint complaint, DateTimeOffset now)
        {
            _received = NaiveTime.Minute(now);
            _statutoryFrom = _received;
            _days = complaint.Source == ComplaintSource.HealthCommission ? 7 : 5;
            _inner = (_received, 0, LimitOf(complaint.State)!.Value, false);
        }

        public void Note(Complaint complaint, ComplaintAct act, ComplaintState from, DateTimeOffset now)
        {
            var minute = NaiveTime.Minute(now);
            if (act == ComplaintAct.Reopen)
            {
                (_statutoryFrom, _told) = (minute, null);
            }

            _told ??= act is ComplaintAct.Feedback or ComplaintAct.Decline or ComplaintAct.SettleOnSpot ? minute : null;
            if (from == complaint.State)
            {
                return;
            }

            _inner = (from, complaint.State) switch
            {
                (_, ComplaintState.Waiting) => _inner is { } inner ? (inner.From, inner.Used + NaiveTime.Worked(inner.From, minute), inner.Limit, true) : null,
                (ComplaintState.Waiting, ComplaintState.Handling) => _inner is { } paused ? (minute, paused.Used, paused.Limit, false) : null,
                _ => LimitOf(complaint.State) is { } limit ? (minute, 0, limit, false) : null,
            };
        }

        public void Compare(Complaint complaint)
        {
            var statutory = complaint.Clocks.Last(clock => clock.Kind == ComplaintClockKind.Statutory);
            Assert.Equal(NaiveTime.EndOfDay(NaiveTime.At(_statutoryFrom), _days), statutory.DueAt);
            Assert.Equal(_told is { } told ? NaiveTime.At(told) : null, statutory.IsMet ? statutory.EndedAt : null);
            Assert.Null(statutory.PausedAt);
            var inner = complaint.Clocks.LastOrDefault(clock => clock.Kind == ComplaintClockKind.Internal && clock.EndedAt is null);
            Assert.Equal(_inner is null, inner is null);
            Assert.Equal(_inner?.IsPaused ?? false, inner?.PausedAt is not null);
            if (_inner is { IsPaused: false } running && running.Used < running.Limit)
            {
                Assert.Equal(NaiveTime.At(NaiveTime.After(running.From, running.Limit - running.Used)), inner!.DueAt);
            }
        }

        private static int? LimitOf(ComplaintState state) => state switch
        {
            ComplaintState.Draft or ComplaintState.Accepted or ComplaintState.Reopened => 8 * 60,
            ComplaintState.Handling => 72 * 60,
            ComplaintState.ClosureRequested or ComplaintState.ForcePending => 24 * 60,
            ComplaintState.CallbackDue => 48 * 60,
            _ => null,
        };
    }
}
