using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Calls;

/// <summary>Takes one signal into its call: drops repeats, advances the call, recognises the caller and routes to a seat. Never saves.</summary>
public sealed class SignalTaker(CrmDb db, Vault vault, HospitalProfile hospital, LineDirectory lines, CallParts parts) : IRoomPart
{
    /// <summary>A call id used again so long after its call ended names a new call (a telephone system that restarted its counter).</summary>
    private static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(12);

    public async Task<Id<CallSession>?> TakeAsync(LineEvent signal, CancellationToken ct)
    {
        var known = await FindCallAsync(signal, ct);
        var said = await db.LineEvents.FindAsync([signal.DeviceId, signal.SessionId, signal.Sequence, signal.Signal], ct);
        if (said is not null && said.CallId == known?.Id)
        {
            return null;
        }

        var call = known ?? Open(signal);
        Remember(said, signal, call);
        var (agents, extension) = (call.Agents, call.Extension);
        call.Take(signal, lines.ExtensionOf(signal.DeviceId), parts.Clock.GetUtcNow());
        if (signal.RawName is { Length: > 0 } name)
        {
            call.NameCaller(vault.Seal(CallSession.NamePurpose, name));
        }

        var isRecognised = await RecogniseAsync(call, signal, ct);

        // A conversation stays with who took it, whoever sits down there meanwhile.
        var isTaken = call.TakenOverBy is not null && signal.Signal is LineSignal.Answered or LineSignal.Transferred;
        if (call.DialSessionId is null && (call.Extension != extension || call.State == CallState.Ringing || isTaken))
        {
            foreach (var seat in call.Seats)
            {
                call.Offer(seat, await parts.Seats.AgentAtAsync(seat, ct));
            }
        }

        await RecordPopAsync(call, isRecognised ? call.Agents : [.. call.Agents.Except(agents)], ct);

        return call.Id;
    }

    private void Remember(LineEventRecord? said, LineEvent signal, CallSession call)
    {
        if (said is null)
        {
            db.LineEvents.Add(new(signal.DeviceId, signal.SessionId, signal.Sequence, signal.Signal, call.Id, signal.At));
        }
        else
        {
            said.SayOf(call.Id, signal.At);
        }
    }

    private async Task<CallSession?> FindCallAsync(LineEvent signal, CancellationToken ct)
    {
        var known = db.Calls.Local.Where(call => call.LineId == signal.DeviceId && call.LinkId == signal.LinkId).MaxBy(call => call.StartedAt)
            ?? await db.Calls.Where(call => call.LineId == signal.DeviceId && call.LinkId == signal.LinkId).OrderByDescending(call => call.StartedAt).FirstOrDefaultAsync(ct);
        return known?.EndedAt is { } ended && signal.At - ended > LinkLifetime ? null : known;
    }

    private CallSession Open(LineEvent signal)
    {
        var call = new CallSession(signal.DeviceId, signal.LinkId, signal.Direction, signal.At);
        db.Calls.Add(call);
        return call;
    }

    private async Task<bool> RecogniseAsync(CallSession call, LineEvent signal, CancellationToken ct)
    {
        // Who was dialled is known, whatever the line calls him.
        if (call.DialSessionId is not null || (signal.RawNumber is null && signal.Presentation == Presentation.Allowed))
        {
            return false;
        }

        var number = PhoneNumbers.Normalise(signal.RawNumber, hospital.Numbering);
        var presentation = number.Kind switch
        {
            PhoneKind.Withheld => Presentation.Withheld,
            PhoneKind.Unknown => signal.Presentation == Presentation.Withheld ? Presentation.Withheld : Presentation.Unavailable,
            _ => signal.Presentation,
        };
        var shown = presentation == Presentation.Allowed && number.Text.Length > 0;
        var index = shown && number.NamesASubscriber ? vault.BlindIndex(ContactNumber.IndexPurpose, number.Text) : null;
        var changed = call.Identify(
            signal.Sequence,
            presentation,
            number.Kind,
            vault.SealOptional(CallSession.RawNumberPurpose, signal.RawNumber),
            shown ? vault.Seal(CallSession.NumberPurpose, number.Text) : null,
            index);
        if (!changed)
        {
            return false;
        }

        var callers = index is null ? [] : await parts.Callers.FindAsync(index, ct);
        var match = callers.Count switch
        {
            _ when !shown => CallMatch.Withheld,
            0 => CallMatch.Unknown,
            1 => CallMatch.Known,
            _ => CallMatch.Choose,
        };
        call.Recognise(match, callers.Count == 1 ? callers[0].PatientId : null, shown && await IsNuisanceAsync(number.Text, ct), signal.Stamp);
        return true;
    }

    private async Task<bool> IsNuisanceAsync(string number, CancellationToken ct)
    {
        var index = vault.BlindIndex(NuisanceNumber.IndexPurpose, number);
        return await db.NuisanceNumbers.AnyAsync(nuisance => nuisance.NumberIndex == index, ct);
    }

    /// <summary>Putting a person's card before an agent is looking into the archive (阅后留痕). The time is ours, not the telephone system's.</summary>
    private async Task RecordPopAsync(CallSession call, IEnumerable<string?> agents, CancellationToken ct)
    {
        var readers = agents.OfType<string>().ToList();
        if (readers.Count == 0 || call is not { IsLive: true, IsNuisance: false, Direction: CallDirection.Incoming })
        {
            return;
        }

        foreach (var patient in await ShownAsync(call, ct))
        {
            foreach (var agent in readers)
            {
                db.Audit(new AuditDraft(AuditAct.Popped, nameof(Patient), patient.ToString(), parts.Clock.GetUtcNow())
                {
                    ActorKind = ActorKind.Staff,
                    ActorNo = agent,
                    PatientId = patient.Value,
                    CallId = call.Id.Value,
                });
            }
        }
    }

    private async Task<IEnumerable<Id<Patient>>> ShownAsync(CallSession call, CancellationToken ct) => call switch
    {
        { PatientId: { } linked } => [linked],
        { NumberIndex: { } index } => (await parts.Callers.FindAsync(index, ct)).Select(caller => caller.PatientId),
        _ => [],
    };
}
