using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Missed;

/// <summary>
/// Makes tasks of the calls as they stand stored, and closes those whose number was spoken with since. Asked again, it finds nothing new: what
/// was missed while nobody looked (a killed process) is found the next time. Never on the path of a ring.
/// </summary>
public sealed class MissedCallBook(CrmDb db, Vault vault, ParameterValues parameters, TimeProvider clock) : IRoomPart
{
    private const int AtOnce = 200;

    /// <summary>A call older than this when it is first seen is history: nobody rings back for it.</summary>
    private static readonly TimeSpan Horizon = TimeSpan.FromDays(2);

    /// <summary>Asked without the gate first: the look every few seconds must not stand before a ring.</summary>
    public async Task<bool> HasWorkAsync(CancellationToken ct) => await Fresh().AnyAsync(ct) || await Spoken().AnyAsync(ct);

    /// <returns>How many calls were counted and tasks closed.</returns>
    public async Task<int> GatherAsync(CancellationToken ct)
    {
        // Two processes that start at once count one after the other.
        await db.LockAsync("missed-calls", ct);
        var fresh = await Fresh().OrderBy(call => call.StartedAt).Take(AtOnce).ToListAsync(ct);
        foreach (var call in fresh)
        {
            await CountAsync(call, ct);
        }

        await db.SaveChangesAsync(ct);
        return fresh.Count + await CloseAsync(ct);
    }

    /// <summary>Somebody spoke with the number in other work than calls. Never saves.</summary>
    public async Task ReachedAsync(byte[] numberIndex, string by, DateTimeOffset at, CancellationToken ct)
    {
        if (await db.MissedCalls.SingleOrDefaultAsync(missed => missed.OpenIndex == numberIndex && missed.LastAt <= at, ct) is { } task)
        {
            task.Close(MissedCallEnd.Reached, by, at);
        }
    }

    private IQueryable<CallSession> Fresh()
    {
        var now = clock.GetUtcNow();
        var (since, silent) = (now - Horizon, now - TimeSpan.FromSeconds(parameters.Get(CallParameters.MissedGraceSeconds)));
        return db.Calls.AsNoTracking()
            .Where(call => call.State == CallState.Missed && call.StartedAt > since && call.Direction == CallDirection.Incoming && call.NumberIndex != null && !call.IsNuisance)
            .Where(call => call.EndedAt != null || call.RingingStoppedAt <= silent)
            .Where(call => !db.MissedRings.Any(ring => ring.CallId == call.Id));
    }

    private IQueryable<MissedCall> Spoken() => db.MissedCalls.Where(missed =>
        missed.OpenIndex != null && db.Calls.Any(call => call.NumberIndex == missed.NumberIndex && call.StartedAt >= missed.LastAt && call.AnsweredAt != null));

    private async Task CountAsync(CallSession call, CancellationToken ct)
    {
        var index = call.NumberIndex!;
        var task = db.MissedCalls.Local.FirstOrDefault(missed => missed.IsOpen && missed.NumberIndex.AsSpan().SequenceEqual(index))
            ?? await db.MissedCalls.SingleOrDefaultAsync(missed => missed.OpenIndex == index, ct);
        if (task is null && await db.Calls.AnyAsync(later => later.NumberIndex == index && later.StartedAt >= call.StartedAt && later.AnsweredAt != null, ct))
        {
            db.MissedRings.Add(new(call.Id, null, call.StartedAt));
            return;
        }

        if (task is null)
        {
            task = new(vault.Seal(MissedCall.NumberPurpose, vault.Open(CallSession.NumberPurpose, call.Number) ?? ""), index, call.NumberKind);
            db.MissedCalls.Add(task);
        }

        task.Add(call.StartedAt, call.Extension, call.PatientId);
        db.MissedRings.Add(new(call.Id, task.Id, call.StartedAt));
    }

    private async Task<int> CloseAsync(CancellationToken ct)
    {
        var done = await Spoken().OrderBy(missed => missed.LastAt).Take(AtOnce).ToListAsync(ct);
        foreach (var missed in done)
        {
            var contact = await db.Calls.AsNoTracking()
                .Where(call => call.NumberIndex == missed.NumberIndex && call.StartedAt >= missed.LastAt && call.AnsweredAt != null)
                .OrderBy(call => call.StartedAt)
                .FirstAsync(ct);
            missed.Close(contact.Direction == CallDirection.Incoming ? MissedCallEnd.Answered : MissedCallEnd.Reached, contact.AgentNo, contact.AnsweredAt!.Value);
        }

        await db.SaveChangesAsync(ct);
        return done.Count;
    }
}
