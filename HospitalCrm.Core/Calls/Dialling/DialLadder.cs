using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls.Dialling;

/// <summary>From one number to the next. Inside the caller's transaction; the caller saves.</summary>
public sealed class DialLadder(CrmDb db, CallAccess access, DialLines lines, NumberBook numbers, Vault vault, CurrentActor actor, TimeProvider clock) : IRoomPart
{
    public Task<SeatLine?> LineAsync(CancellationToken ct) => lines.FindAsync(ct);

    /// <summary>Puts the first number on the line, unless the line or the agent has something else to do.</summary>
    public async Task<Id<DialSession>> StartAsync(SeatLine line, IReadOnlyList<DialNumber> ladder, Id<Patient>? patient, CancellationToken ct)
    {
        if (ladder.Count == 0)
        {
            throw new RuleViolation("Calls.DialNoNumber");
        }

        await db.LockAsync("dial", ct);
        var staffNo = actor.Value.StaffNo;
        if (await db.DialSessions.AnyAsync(open => open.EndedAt == null && ((open.LineId == line.LineId && open.Extension == line.Extension) || open.StaffNo == staffNo), ct)
            || await db.Calls.AnyAsync(call => call.LineId == line.LineId && call.Extension == line.Extension && (call.State == CallState.Ringing || call.State == CallState.Answered), ct))
        {
            throw new RuleViolation("Calls.DialBusy");
        }

        var session = new DialSession(line.LineId, line.Extension, staffNo, patient, clock.GetUtcNow());
        foreach (var number in ladder)
        {
            session.Add(number);
        }

        db.DialSessions.Add(session);
        Step(session);
        if (patient is { } shown)
        {
            // His card comes before the agent, as when he calls (阅后留痕).
            db.Audit(new AuditDraft(AuditAct.Popped, nameof(Patient), shown.ToString(), clock.GetUtcNow()) { PatientId = shown.Value }.By(actor.Value));
        }

        return session.Id;
    }

    public Task<DialSession?> OfAsync(CallSession call, CancellationToken ct) =>
        db.DialSessions.Include(session => session.Attempts).SingleOrDefaultAsync(session => session.Id == call.DialSessionId, ct);

    /// <summary>The agent's own call that is being dialled at this moment.</summary>
    /// <exception cref="RuleViolation">It is not his, or its turn is over.</exception>
    public async Task<(DialSession Session, CallSession Call, DialAttempt Attempt)> DemandAsync(Id<CallSession> id, CancellationToken ct)
    {
        await db.LockAsync("dial", ct);
        var call = await access.OwnAsync(id, ct);
        var session = await OfAsync(call, ct);
        return session?.Current is { } attempt && attempt.CallId == id ? (session, call, attempt) : throw new RuleViolation("Calls.DialOver");
    }

    /// <summary>The number was not reached: its card makes room for the next one's, or tells that there is none.</summary>
    public void GoOn(DialSession session, CallSession call, DialState how, bool letGo)
    {
        var now = clock.GetUtcNow();
        session.Settle(how, letGo, now);
        call.Close(now, how == DialState.Busy ? CallSession.Busy : CallSession.NotReached);
        if (Step(session))
        {
            call.Dismiss(call.AgentNo, now);
        }
    }

    /// <summary>No further number, and why.</summary>
    public void Stop(DialSession session, CallSession? call, DialState how, DialEnd end, bool letGo)
    {
        var now = clock.GetUtcNow();
        if (session.Current is not null)
        {
            session.Settle(how, letGo, now);
        }

        session.Close(end, now);
        call?.Close(now, end == DialEnd.Cancelled ? CallSession.Cancelled : end == DialEnd.LineFault ? CallSession.LineFault : CallSession.Forgotten);
        if (end == DialEnd.Cancelled)
        {
            call?.Dismiss(call.AgentNo, now);
        }
    }

    /// <summary>Somebody answers. A modem leaves the line to the handset; a telephone system keeps the call.</summary>
    public void Reach(DialSession session)
    {
        session.Settle(DialState.Reached, letGo: !lines.TellsTheEnd(session.LineId), clock.GetUtcNow());
        session.Close(DialEnd.Reached, clock.GetUtcNow());
    }

    /// <summary>What an agent's ear tells of a number; a line's word is no proof that nobody lives there.</summary>
    public Task LearnAsync(DialAttempt attempt, CancellationToken ct) => numbers.LearnAsync(attempt.NumberIndex, NumberResult.NotReached, clock.GetUtcNow(), ct);

    private bool Step(DialSession session)
    {
        if (session.Step(clock.GetUtcNow()) is not { } attempt)
        {
            return false;
        }

        var call = CallSession.Dial(session, attempt, vault.Seal(CallSession.NumberPurpose, vault.Open(DialAttempt.NumberPurpose, attempt.Number)), clock.GetUtcNow());
        attempt.Ring(call.Id);
        db.Calls.Add(call);
        return true;
    }
}
