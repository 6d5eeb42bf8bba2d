using HospitalCrm.Core.Calls.Missed;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.After;

/// <summary>
/// 待补记: the actor's calls that are over and have no record of his. Nothing marks them, they are found: a tab that was closed, a lost
/// connection or a killed process cannot lose one, and the draft it left is found with it.
/// </summary>
public sealed class ReadOwedRecords(CrmDb db, MissedCallReading reading, Vault vault, ParameterValues parameters, CurrentActor actor, TimeProvider clock) : IUseCase
{
    private const int Most = 50;

    public static Permission Requires => CallPermissions.Answer;

    public async Task<IReadOnlyList<OwedRecord>> HandleAsync(CancellationToken ct = default)
    {
        var (me, since) = (actor.Value.StaffNo, clock.GetUtcNow().AddDays(-parameters.Get(CallParameters.OwedDays)));
        var drafts = await DraftsAsync(me, ct);
        var drafted = drafts.Keys.ToList();
        var calls = await db.Calls.AsNoTracking()
            .Where(call => call.AgentNo == me && call.StartedAt > since && !call.IsNuisance)
            .Where(call => (call.State == CallState.Ended && !db.ContactRecords.Any(record => record.CallId == call.Id && record.StaffNo == me))
                || ((call.State == CallState.Ended || call.State == CallState.Missed) && drafted.Contains(call.Id)))
            .OrderByDescending(call => call.StartedAt)
            .Take(Most)
            .ToListAsync(ct);
        var names = await reading.NamesAsync([.. calls.Select(call => call.PatientId).OfType<Id<Patient>>()], ct);
        return
        [
            .. calls.Select(call => new OwedRecord(
                call.Id,
                call.StartedAt,
                call.State,
                vault.Open(CallSession.NumberPurpose, call.Number) ?? "",
                call.PatientId is { } patient ? names.GetValueOrDefault(patient) : null,
                drafts.TryGetValue(call.Id, out var keptAt) ? keptAt : null)),
        ];
    }

    private async Task<Dictionary<Id<CallSession>, DateTimeOffset>> DraftsAsync(string staffNo, CancellationToken ct)
    {
        var drafts = await db.Drafts.AsNoTracking()
            .Where(draft => draft.StaffNo == staffNo && draft.Key.StartsWith(SaveContactRecord.DraftPrefix))
            .Select(draft => new { draft.Key, draft.SavedAt })
            .ToListAsync(ct);
        var found = new Dictionary<Id<CallSession>, DateTimeOffset>();
        foreach (var draft in drafts)
        {
            if (Id<CallSession>.TryParse(draft.Key[SaveContactRecord.DraftPrefix.Length..], null, out var call))
            {
                found[call] = draft.SavedAt;
            }
        }

        return found;
    }
}

/// <param name="Number">In full: it is the actor's own call.</param>
/// <param name="DraftAt">When what was typed was kept; null when nothing was.</param>
public sealed record OwedRecord(Id<CallSession> CallId, DateTimeOffset At, CallState State, string Number, string? Patient, DateTimeOffset? DraftAt);
