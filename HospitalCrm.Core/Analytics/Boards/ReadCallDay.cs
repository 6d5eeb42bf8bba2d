using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Calls.Presence;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Analytics.Boards;

/// <summary>Today's incoming calls by hour and by agent; only one's own for those who may not see others'. Nothing for those who may not see calls.</summary>
public sealed class ReadCallDay(CrmDb db, Grants grants, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => AnalyticsPermissions.ViewBoards;

    public async Task<CallDay?> HandleAsync(CancellationToken ct = default)
    {
        if (!await grants.HasAsync(actor.Value, CallPermissions.View))
        {
            return null;
        }

        var today = clock.Today();
        var start = HospitalZone.StartOf(today);
        var calls = db.Calls.AsNoTracking().Where(call => call.StartedAt >= start && call.Direction == CallDirection.Incoming);
        var isWhole = await grants.HasAsync(actor.Value, CallPermissions.SeeAll);
        if (!isWhole)
        {
            calls = calls.Where(call => call.AgentNo == actor.Value.StaffNo);
        }

        var facts = await calls.Select(call => new CallFact(call.AgentNo, call.State, call.StartedAt, call.AnsweredAt, call.EndedAt)).ToListAsync(ct);
        var agents = facts.Select(fact => fact.AgentNo).OfType<string>().Distinct().ToList();
        var names = await db.Staff.Where(member => agents.Contains(member.StaffNo)).ToDictionaryAsync(member => member.StaffNo, member => member.Name, ct);
        var presence = new Dictionary<string, PresenceState>(StringComparer.Ordinal);
        if (isWhole)
        {
            foreach (var span in await db.PresenceSpans.AsNoTracking().Where(span => span.EndedAt == null).OrderBy(span => span.StartedAt).Select(span => new { span.StaffNo, span.State }).ToListAsync(ct))
            {
                presence[span.StaffNo] = span.State;
            }
        }

        return new(
            today,
            [.. Enumerable.Range(0, 24).Select(hour => CallSum.Of(facts.Where(fact => HospitalZone.Local(fact.StartedAt).Hour == hour)))],
            [
                .. facts.Where(fact => fact.AgentNo is not null)
                    .GroupBy(fact => fact.AgentNo!, StringComparer.Ordinal)
                    .OrderBy(group => group.Key, StringComparer.Ordinal)
                    .Select(group => new AgentCalls(group.Key, names.GetValueOrDefault(group.Key) ?? group.Key, CallSum.Of(group)) { Presence = presence.TryGetValue(group.Key, out var state) ? state : null }),
            ],
            CallSum.Of(facts))
        {
            Presence = isWhole ? [.. Enum.GetValues<PresenceState>().Select(state => new PresenceCount(state, presence.Values.Count(other => other == state)))] : null,
        };
    }
}

/// <param name="Hours">24, by the hour of the clock at which it began to ring.</param>
/// <param name="All">With those that rang where nobody sat.</param>
public sealed record CallDay(DateOnly On, IReadOnlyList<CallSum> Hours, IReadOnlyList<AgentCalls> Agents, CallSum All)
{
    /// <summary>How many agents are in which state at this moment; null for who sees only his own calls.</summary>
    public IReadOnlyList<PresenceCount>? Presence { get; init; }
}

public sealed record AgentCalls(string StaffNo, string Name, CallSum Calls)
{
    /// <summary>Null: not here, or not told.</summary>
    public PresenceState? Presence { get; init; }
}

public sealed record PresenceCount(PresenceState State, int Count);

/// <param name="Missed">Stopped ringing without being answered.</param>
/// <param name="AnswerSeconds">Mean time from the first ring to the answer; null when none was answered.</param>
/// <param name="TalkSeconds">Mean time from the answer to the end, of those that are over.</param>
public sealed record CallSum(int Live, int Answered, int Missed, double? AnswerSeconds, double? TalkSeconds)
{
    internal static CallSum Of(IEnumerable<CallFact> facts)
    {
        var calls = facts.ToList();
        var answered = calls.Where(call => call.State is CallState.Answered or CallState.Ended).ToList();
        return new(
            calls.Count(call => call.State is CallState.Ringing or CallState.Answered),
            answered.Count,
            calls.Count(call => call.State == CallState.Missed),
            Mean(answered.Where(call => call.AnsweredAt >= call.StartedAt).Select(call => call.AnsweredAt!.Value - call.StartedAt)),
            Mean(answered.Where(call => call.EndedAt >= call.AnsweredAt).Select(call => call.EndedAt!.Value - call.AnsweredAt!.Value)));
    }

    private static double? Mean(IEnumerable<TimeSpan> spans) => spans.Select(span => (double?)span.TotalSeconds).Average();
}

internal sealed record CallFact(string? AgentNo, CallState State, DateTimeOffset StartedAt, DateTimeOffset? AnsweredAt, DateTimeOffset? EndedAt);
