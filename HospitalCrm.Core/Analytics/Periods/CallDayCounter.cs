using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics.Periods;

/// <summary>Counts the incoming calls of some days from the calls themselves, by day and agent. Streams: a year of them is not held.</summary>
public sealed class CallDayCounter(CrmDb db, TimeProvider clock) : IRoomPart
{
    /// <summary>A day is closed some hours after its end: what was talked over midnight and worked on afterwards is over by then.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(6);

    public const string Lock = "analytics.call-days";

    public DateOnly LastClosed => DayOf(clock.GetUtcNow() - Grace).AddDays(-1);

    public static DateOnly DayOf(DateTimeOffset at) => DateOnly.FromDateTime(HospitalZone.Local(at).DateTime);

    /// <param name="agents">Null: of all, and of nobody.</param>
    public async Task<Dictionary<(int Day, string AgentNo), CallTally>> CountAsync(DateOnly from, DateOnly to, string[]? agents, CancellationToken ct)
    {
        var (first, next) = (HospitalZone.StartOf(from), HospitalZone.StartOf(to.AddDays(1)));
        var calls = db.Calls.AsNoTracking().Where(call => call.StartedAt >= first && call.StartedAt < next && call.Direction == CallDirection.Incoming);
        calls = agents is null ? calls : calls.Where(call => agents.Contains(call.AgentNo));
        var wrapUps = new Dictionary<Id<CallSession>, TimeSpan>();
        await foreach (var span in (
            from call in calls
            from span in db.PresenceSpans
            where span.CallId == call.Id && span.State == PresenceState.WrapUp && span.EndedAt != null
            select new { call.Id, span.StartedAt, EndedAt = span.EndedAt!.Value }).AsAsyncEnumerable().WithCancellation(ct))
        {
            wrapUps[span.Id] = wrapUps.GetValueOrDefault(span.Id) + (span.EndedAt - span.StartedAt);
        }

        var counted = new Dictionary<(int, string), CallTally>();
        await foreach (var call in calls.Select(call => new { call.Id, call.AgentNo, call.State, call.StartedAt, call.AnsweredAt, call.EndedAt }).AsAsyncEnumerable().WithCancellation(ct))
        {
            var local = HospitalZone.Local(call.StartedAt);
            var key = (DateOnly.FromDateTime(local.DateTime).DayNumber, call.AgentNo ?? CallDaySum.Nobody);
            if (!counted.TryGetValue(key, out var tally))
            {
                counted[key] = tally = new();
            }

            tally.Offer(local.Hour);
            if (call.State == CallState.Missed)
            {
                tally.Miss(local.Hour);
            }
            else if (call.State is CallState.Answered or CallState.Ended)
            {
                tally.Answer(local.Hour, (call.AnsweredAt ?? call.StartedAt) - call.StartedAt);
            }

            if (call.State == CallState.Ended)
            {
                tally.Handle((call.EndedAt - call.AnsweredAt) ?? TimeSpan.Zero, wrapUps.GetValueOrDefault(call.Id));
            }
        }

        return counted;
    }
}
