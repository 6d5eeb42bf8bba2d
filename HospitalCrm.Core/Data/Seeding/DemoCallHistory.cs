using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Makes the earlier calls by the signals a line would have given, and the notes the agents took.</summary>
internal sealed class DemoCallHistory(Vault vault, NumberingPlan numbering, DemoIds ids, NumberOwners owners)
{
    /// <summary>No configured line has this name: a real call is never taken for one of these.</summary>
    public const string Line = "demo-history";

    public void Add(LoadBatch batch, DemoCall drawn, int index)
    {
        var direction = drawn.IsIncoming ? CallDirection.Incoming : CallDirection.Outgoing;
        var call = new CallSession(Line, $"{index + 1}", direction, drawn.StartedAt.ToUniversalTime()) { Id = ids.At<CallSession>(DemoKind.Call, drawn.StartedAt, index) };
        Signal(call, drawn, direction);
        Recognise(call, drawn);
        call.Offer(drawn.AgentCode);
        call.Dismiss(drawn.AgentCode, drawn.EndedAt);
        batch.Add(call);
        if (drawn.Note is { Length: > 0 } note)
        {
            var record = new ContactRecord(call.Id, drawn.AgentCode, drawn.EndedAt) { Id = ids.At<ContactRecord>(DemoKind.ContactRecord, drawn.EndedAt, index) };
            record.Write(call.PatientId, Topic(drawn.Topic), vault.Seal(ContactRecord.TextPurpose, note));
            batch.Add(record);
        }
    }

    private static void Signal(CallSession call, DemoCall drawn, CallDirection direction)
    {
        Take(1, LineSignal.Ringing, drawn.StartedAt);
        if (drawn.AnsweredAt is { } answered)
        {
            Take(2, LineSignal.Answered, answered);
        }

        Take(3, LineSignal.Ended, drawn.EndedAt);

        void Take(long sequence, LineSignal signal, DateTimeOffset at) => call.Take(
            new(Line, Guid.Empty, sequence, call.LinkId, signal, at.ToUniversalTime()) { Direction = direction, LocalExtension = drawn.AgentExtension },
            lineExtension: null,
            receivedAt: at.ToUniversalTime());
    }

    private void Recognise(CallSession call, DemoCall drawn)
    {
        var number = PhoneNumbers.Normalise(drawn.Number, numbering);
        if (number.Text.Length == 0)
        {
            call.Identify(1, Presentation.Withheld, PhoneKind.Withheld, null, null, null);
            call.Recognise(CallMatch.Withheld, null, isNuisance: false);
            return;
        }

        var index = number.NamesASubscriber ? PatientIndexes.OfNumber(vault, number) : null;
        call.Identify(
            1,
            Presentation.Allowed,
            number.Kind,
            vault.Seal(CallSession.RawNumberPurpose, drawn.Number!),
            vault.Seal(CallSession.NumberPurpose, number.Text),
            index);
        var (isKnown, only) = owners.Find(index);
        var match = !isKnown ? CallMatch.Unknown : only is null ? CallMatch.Choose : CallMatch.Known;
        call.Recognise(match, only is { } known ? ids.Of<Patient>(DemoKind.Patient, known) : null, isNuisance: false);
        if (match == CallMatch.Choose && drawn is { AnsweredAt: not null, Patient: { } chosen })
        {
            // Whoever answered asked who is speaking.
            call.LinkTo(ids.Of<Patient>(DemoKind.Patient, chosen));
        }
    }

    private static ContactTopic Topic(string? words) => words switch
    {
        "预约挂号" or "停诊改期" => ContactTopic.Appointment,
        "出院随访" => ContactTopic.FollowUp,
        "意见建议" => ContactTopic.Suggestion,
        "表扬" => ContactTopic.Praise,
        _ => ContactTopic.Inquiry,
    };
}
