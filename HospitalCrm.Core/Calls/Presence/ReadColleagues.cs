using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Presence;

/// <summary>Who is on what, since when, and who speaks with a caller at this moment. Callers are not named.</summary>
public sealed class ReadColleagues(CrmDb db) : IUseCase
{
    private const int Most = 300;

    public static Permission Requires => CallPermissions.Answer;

    public async Task<IReadOnlyList<ColleagueLine>> HandleAsync(CancellationToken ct = default)
    {
        var seats = await db.SeatLogins.AsNoTracking().Take(Most).ToListAsync(ct);
        var spans = await db.PresenceSpans.AsNoTracking().Where(span => span.EndedAt == null).Take(Most).ToListAsync(ct);
        var talks = await db.Calls.AsNoTracking()
            .Where(call => (call.State == CallState.Ringing || call.State == CallState.Answered) && call.AgentNo != null && call.DismissedAt == null)
            .Select(call => new { call.Id, call.AgentNo, call.IsShared, call.Legs, call.State, Since = call.AnsweredAt ?? call.StartedAt, IsCrisis = db.CrisisCalls.Any(crisis => crisis.CallId == call.Id) })
            .Take(Most)
            .ToListAsync(ct);
        var numbers = seats.Select(seat => seat.StaffNo).Union(spans.Select(span => span.StaffNo)).ToList();
        var names = await db.Staff.AsNoTracking().Where(staff => numbers.Contains(staff.StaffNo)).ToDictionaryAsync(staff => staff.StaffNo, staff => staff.Name, ct);
        var reasons = await db.CodeItems.AsNoTracking()
            .Where(item => item.TableCode == CodeTables.BusyReasons.Code || item.TableCode == CodeTables.BreakReasons.Code)
            .ToDictionaryAsync(item => (item.TableCode, item.Code), item => item.Name, ct);
        return
        [
            .. numbers.Select(staffNo =>
            {
                var span = spans.Find(span => span.StaffNo == staffNo);
                var talk = talks.Where(call => IsAt(call.AgentNo, call.IsShared, call.Legs, staffNo)).OrderByDescending(call => call.State == CallState.Answered).FirstOrDefault();
                var table = span?.State == PresenceState.Break ? CodeTables.BreakReasons.Code : CodeTables.BusyReasons.Code;
                return new ColleagueLine(
                    staffNo,
                    names.GetValueOrDefault(staffNo, staffNo),
                    seats.Find(seat => seat.StaffNo == staffNo)?.Extension,
                    span?.State ?? PresenceState.Offline,
                    span?.Reason,
                    span?.Reason is { } reason ? reasons.GetValueOrDefault((table, reason)) : null,
                    span?.StartedAt,
                    talk?.State,
                    talk?.Since,
                    talk?.Id,
                    talks.Exists(call => IsAt(call.AgentNo, call.IsShared, call.Legs, staffNo) && call.IsCrisis));
            }).OrderBy(line => line.Extension ?? "~", StringComparer.Ordinal).ThenBy(line => line.StaffNo, StringComparer.Ordinal),
        ];
    }

    /// <summary>A call that several are offered rings at each of them.</summary>
    private static bool IsAt(string? agentNo, bool isShared, IReadOnlyList<RingLeg> legs, string staffNo) =>
        isShared ? legs.Any(leg => leg.Rings && leg.AgentNo == staffNo) : agentNo == staffNo;
}

/// <param name="Since">Null for somebody who is not here.</param>
/// <param name="Talk">A call that rings at him or that he speaks in.</param>
/// <param name="IsInCrisis">One of his live calls is a 危机来电.</param>
public sealed record ColleagueLine(string StaffNo, string Name, string? Extension, PresenceState State, string? Reason, string? ReasonName, DateTimeOffset? Since, CallState? Talk, DateTimeOffset? TalkSince, Id<CallSession>? TalkId, bool IsInCrisis);
