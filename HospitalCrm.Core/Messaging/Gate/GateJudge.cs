using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging;

/// <summary>The rules of the gate, on facts that were looked up before. What holds for good is asked before what only delays.</summary>
internal sealed class GateJudge(GateFacts facts, ParameterValues values)
{
    public GateVerdict Judge(GateQuestion question, GateMoment moment)
    {
        if ((OfNumber(question) ?? OfPerson(question) ?? OfAmount(question, moment)) is { } reason)
        {
            return GateVerdict.Suppress(reason);
        }

        // Those of the same batch count too.
        facts.Recent.Add(question.Content);
        facts.Today[(question.Number, question.Category)] = facts.Today.GetValueOrDefault((question.Number, question.Category)) + 1;
        return QuietHours.EndAt(values, question.Category, question.At) is { } end ? GateVerdict.Hold(MessageReason.QuietHours, end) : GateVerdict.Pass;
    }

    private MessageReason? OfNumber(GateQuestion question)
    {
        if (facts.Nuisances.Contains(question.Number))
        {
            return MessageReason.Nuisance;
        }

        var holders = facts.Holders[question.Number].ToList();
        if (question.PatientId is not { } patient)
        {
            return question.Category != MessageCategory.Code && IsOnlyOfTheDead(holders) ? MessageReason.Deceased : null;
        }

        if (!facts.Persons.TryGetValue(patient, out var person))
        {
            return MessageReason.NoArchive;
        }

        // Whoever asked for a code reads it on the telephone in his hand.
        if (question.Category == MessageCategory.Code)
        {
            return null;
        }

        var his = holders.FindAll(holder => holder.Person == person);
        if (his.Count == 0)
        {
            return MessageReason.NotHisNumber;
        }

        return !question.IsConfidential || his.Exists(holder => holder.KeepsSecrets) ? null
            : his.Exists(holder => holder.Owner == NumberOwner.Shared) ? MessageReason.SharedNumber : MessageReason.NotHisNumber;
    }

    private MessageReason? OfPerson(GateQuestion question)
    {
        if (question.Category == MessageCategory.Code)
        {
            return null;
        }

        if (question.PatientId is { } patient)
        {
            var answer = facts.Consents[(patient, question.Purpose)];
            return answer.May ? OfStop(question, patient) : Word(answer.Reason);
        }

        if (question.Purpose == ConsentPurpose.Service)
        {
            return null;
        }

        // A number alone may be advertised to only when somebody whose own it is consented, and nobody of them refused.
        var owners = facts.Holders[question.Number].Where(holder => holder.Owner == NumberOwner.Self && !holder.IsDeceased).ToList();
        var answers = owners.ConvertAll(owner => facts.Consents[(owner.Patient, question.Purpose)]);
        return answers.Find(answer => answer.Reason is ContactReason.Refused or ContactReason.Withdrawn) is { } no ? Word(no.Reason)
            : owners.Find(owner => facts.Consents[(owner.Patient, question.Purpose)].May) is not { } yes ? facts.Stops.ContainsKey(question.Number) ? MessageReason.OptedOut : MessageReason.NotAsked
            : OfStop(question, yes.Patient);
    }

    /// <summary>A consent given after the number was stopped lifts the stop.</summary>
    private MessageReason? OfStop(GateQuestion question, Id<Patient> patient) =>
        question.Purpose != ConsentPurpose.Service
        && facts.Stops.TryGetValue(question.Number, out var stoppedAt)
        && !(facts.ConsentedAt.TryGetValue((patient, question.Purpose), out var consentedAt) && consentedAt > stoppedAt)
            ? MessageReason.OptedOut
            : null;

    private MessageReason? OfAmount(GateQuestion question, GateMoment moment)
    {
        if (moment == GateMoment.Enqueue && facts.Recent.Contains(question.Content))
        {
            return MessageReason.Repeat;
        }

        var most = MessagingParameters.PerDay(values, question.Category);
        return most > 0 && facts.Today.GetValueOrDefault((question.Number, question.Category)) >= most ? MessageReason.DayCap : null;
    }

    private static bool IsOnlyOfTheDead(List<NumberHolder> holders) =>
        holders.FindAll(holder => holder.Owner == NumberOwner.Self) is { Count: > 0 } own && own.TrueForAll(holder => holder.IsDeceased);

    private static MessageReason Word(ContactReason reason) => reason switch
    {
        ContactReason.Deceased => MessageReason.Deceased,
        ContactReason.Refused => MessageReason.Refused,
        ContactReason.Withdrawn => MessageReason.Withdrawn,
        ContactReason.GuardianNotAsked => MessageReason.GuardianNotAsked,
        ContactReason.NoArchive => MessageReason.NoArchive,
        _ => MessageReason.NotAsked,
    };
}
