using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>
/// 预检: may these messages go? Asked when they are queued and again right before the wire; a handful of questions whatever their number, each
/// with one parameter for all of them: the same words every time are put together once. Reads only.
/// </summary>
public sealed class MessageGate(CrmDb db, ConsentBook consents, ParameterValues values, Vault vault, TimeProvider clock) : IRoomPart
{
    /// <summary>A switchboard stands in thousands of archives; whose it is cannot be told then.</summary>
    private const int MostHolders = 4_000;

    /// <returns>A verdict each, in order. Caps count the questions among themselves too.</returns>
    internal async Task<IReadOnlyList<GateVerdict>> CheckAsync(IReadOnlyList<GateQuestion> questions, GateMoment moment, CancellationToken ct)
    {
        if (questions.Count == 0)
        {
            return [];
        }

        var facts = await FactsAsync(questions, moment, ct);
        var judge = new GateJudge(facts, values);
        return [.. questions.Select(question => judge.Judge(question, moment))];
    }

    private async Task<GateFacts> FactsAsync(IReadOnlyList<GateQuestion> questions, GateMoment moment, CancellationToken ct)
    {
        var numbers = questions.DistinctBy(question => question.Number).Select(question => question.ToIndex).ToList();
        var facts = new GateFacts { Nuisances = await NuisancesAsync(questions, ct) };
        if (questions.Any(question => question.Category != MessageCategory.Code))
        {
            facts.Holders = await HoldersAsync(numbers, ct);
        }

        await AddPersonsAsync(facts, questions, ct);
        if (questions.Any(question => question.Purpose != ConsentPurpose.Service && question.Category != MessageCategory.Code))
        {
            await AddStopsAsync(facts, numbers, ct);
        }

        await AddAmountsAsync(facts, questions, numbers, moment, ct);
        return facts;
    }

    private async Task<HashSet<string>> NuisancesAsync(IReadOnlyList<GateQuestion> questions, CancellationToken ct)
    {
        var byIndex = questions.DistinctBy(question => question.Number)
            .ToDictionary(question => Convert.ToHexString(vault.BlindIndex(NuisanceNumber.IndexPurpose, question.To)), question => question.Number, StringComparer.Ordinal);
        var asked = byIndex.Keys.Select(Convert.FromHexString).ToList();
        var found = await db.NuisanceNumbers.Where(number => EF.Parameter(asked).Contains(number.NumberIndex)).Select(number => number.NumberIndex).ToListAsync(ct);
        return [.. found.Select(index => byIndex[Convert.ToHexString(index)])];
    }

    private async Task<ILookup<string, NumberHolder>> HoldersAsync(List<byte[]> numbers, CancellationToken ct)
    {
        var rows =
            from number in db.ContactNumbers
            join patient in db.Patients on number.PatientId equals patient.Id
            where EF.Parameter(numbers).Contains(number.NumberIndex)
            select new { number.NumberIndex, number.PatientId, patient.PersonId, number.Owner, number.IsRecipient, IsDeceased = patient.DeceasedOn != null };
        return (await rows.OrderBy(row => row.PatientId).Take(MostHolders).ToListAsync(ct))
            .ToLookup(row => Convert.ToHexString(row.NumberIndex), row => new NumberHolder(Convert.ToHexString(row.NumberIndex), row.PatientId, row.PersonId, row.Owner, row.IsDeceased) { IsRecipient = row.IsRecipient });
    }

    private async Task AddPersonsAsync(GateFacts facts, IReadOnlyList<GateQuestion> questions, CancellationToken ct)
    {
        var named = questions.Select(question => question.PatientId).OfType<Id<Patient>>().Distinct().ToList();
        if (named.Count > 0)
        {
            facts.Persons = await db.Patients.Where(patient => EF.Parameter(named).Contains(patient.Id)).Select(patient => new { patient.Id, patient.PersonId }).ToDictionaryAsync(patient => patient.Id, patient => patient.PersonId, ct);
        }

        var answers = new Dictionary<(Id<Patient>, ConsentPurpose), ContactAnswer>();
        foreach (var purpose in questions.Where(question => question.Category != MessageCategory.Code).GroupBy(question => question.Purpose))
        {
            var asked = purpose.SelectMany(question => AskedOf(facts, question)).Distinct().ToList();
            if (asked.Count == 0)
            {
                continue;
            }

            foreach (var (patient, answer) in await consents.MayContactAsync(asked, ConsentChannel.Sms, purpose.Key, ct))
            {
                answers[(patient, purpose.Key)] = answer;
            }
        }

        facts.Consents = answers;
    }

    private static IEnumerable<Id<Patient>> AskedOf(GateFacts facts, GateQuestion question) =>
        question.PatientId is { } patient ? [patient]
        : question.Purpose == ConsentPurpose.Service ? []
        : facts.Holders[question.Number].Where(holder => holder.Owner == NumberOwner.Self && !holder.IsDeceased).Select(holder => holder.Patient);

    private async Task AddStopsAsync(GateFacts facts, List<byte[]> numbers, CancellationToken ct)
    {
        var stops = await db.MessageStops.Where(stop => EF.Parameter(numbers).Contains(stop.NumberIndex)).Select(stop => new { stop.NumberIndex, stop.At }).ToListAsync(ct);
        facts.Stops = stops.ToDictionary(stop => Convert.ToHexString(stop.NumberIndex), stop => stop.At, StringComparer.Ordinal);
        if (stops.Count == 0)
        {
            return;
        }

        var asked = facts.Consents.Where(consent => consent.Value.May).Select(consent => consent.Key.Patient).Distinct().ToList();
        var given =
            from entry in db.ConsentEntries
            join record in db.Patients on entry.PatientId equals record.Id
            join same in db.Patients on record.PersonId equals same.PersonId
            where asked.Contains(same.Id) && entry.Channel == ConsentChannel.Sms && entry.State == ConsentState.Given
            select new { same.Id, entry.Purpose, entry.At };
        facts.ConsentedAt = (await given.ToListAsync(ct)).GroupBy(entry => (entry.Id, entry.Purpose)).ToDictionary(entries => entries.Key, entries => entries.Max(entry => entry.At));
    }

    private async Task AddAmountsAsync(GateFacts facts, IReadOnlyList<GateQuestion> questions, List<byte[]> numbers, GateMoment moment, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (questions.Any(question => MessagingParameters.PerDay(values, question.Category) > 0))
        {
            await AddTodayAsync(facts, numbers, moment, HospitalZone.StartOf(clock.Today()), ct);
        }

        var window = TimeSpan.FromSeconds(values.Get(MessagingParameters.RepeatSeconds));
        if (moment == GateMoment.Enqueue && window > TimeSpan.Zero)
        {
            var since = now - window;
            var contents = questions.Select(question => question.ContentHash).ToList();
            var repeats = await db.OutboundMessages
                .Where(message => EF.Parameter(numbers).Contains(message.ToIndex) && message.CreatedAt > since && EF.Parameter(contents).Contains(message.ContentHash) && message.State != MessageState.Suppressed)
                .Select(message => message.ContentHash)
                .ToListAsync(ct);
            facts.Recent.UnionWith(repeats.Select(Convert.ToHexString));
        }
    }

    /// <summary>When queued, what is under way counts with what went out; right before the wire only what went out.</summary>
    private async Task AddTodayAsync(GateFacts facts, List<byte[]> numbers, GateMoment moment, DateTimeOffset today, CancellationToken ct)
    {
        var rows = moment == GateMoment.Enqueue
            ? db.OutboundMessages.Where(message => message.CreatedAt >= today
                && message.State != MessageState.Suppressed && message.State != MessageState.Failed && message.State != MessageState.Dead && message.State != MessageState.Expired)
            : db.OutboundMessages.Where(message => message.CreatedAt >= today.AddDays(-4) && message.SentAt >= today);
        var counts = await rows.Where(message => EF.Parameter(numbers).Contains(message.ToIndex)).GroupBy(message => new { message.ToIndex, message.Category })
            .Select(group => new { group.Key.ToIndex, group.Key.Category, Count = group.Count() })
            .ToListAsync(ct);
        foreach (var count in counts)
        {
            facts.Today[(Convert.ToHexString(count.ToIndex), count.Category)] = count.Count;
        }
    }
}
