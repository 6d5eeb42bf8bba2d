using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>
/// Where other rooms put messages inside their own transaction: nothing is sent for what was rolled back, and what was saved is sent. The
/// same key of the same source is one message, however often the work runs. Never saves.
/// </summary>
public sealed class MessageOutbox(CrmDb db, MessageGate gate, QuestionNumbers questions, Vault vault, ParameterValues values, TimeProvider clock) : IRoomPart
{
    public async Task<OutboxAnswer> AddAsync(NewMessage wish, CancellationToken ct) => (await AddAsync([wish], ct))[0];

    /// <summary>The same for some hundreds at once.</summary>
    public async Task<IReadOnlyList<OutboxAnswer>> AddAsync(IReadOnlyList<NewMessage> wishes, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var seals = wishes.Select(wish => wish.Seal(vault)).ToList();
        var keys = seals.ConvertAll(seal => seal.Key);
        var known = (await db.OutboundMessages.AsNoTracking().Where(message => keys.Contains(message.KeyIndex)).Select(message => new { message.Source, message.KeyIndex, message.Id, message.State, message.Reason }).ToListAsync(ct))
            .ToDictionary(message => Convert.ToHexString(message.KeyIndex), message => new OutboxAnswer(message.Id, message.State, message.Reason, IsNew: false));
        var extensions = await questions.NumberAsync(wishes, seals, ct);
        var fresh = new List<OutboundMessage>();
        var answers = new OutboundMessage?[wishes.Count];
        for (var at = 0; at < wishes.Count; at++)
        {
            var key = Convert.ToHexString(seals[at].Key);
            if (!known.ContainsKey(key))
            {
                answers[at] = new(wishes[at] with { Extension = extensions[at] }, seals[at], now, MessagingParameters.Life(values, wishes[at].Category));
                known[key] = new(answers[at]!.Id, MessageState.Queued, null, IsNew: false);
                fresh.Add(answers[at]!);
            }
        }

        var asked = Enumerable.Range(0, wishes.Count).Where(at => answers[at] is not null).Select(at => QuestionOf(answers[at]!, wishes[at].To)).ToList();
        var verdicts = await gate.CheckAsync(asked, GateMoment.Enqueue, ct);
        for (var at = 0; at < fresh.Count; at++)
        {
            fresh[at].Judge(verdicts[at]);
            fresh[at].Announce();
        }

        db.OutboundMessages.AddRange(fresh);
        return [.. wishes.Select((_, at) => answers[at] is { } made ? new OutboxAnswer(made.Id, made.State, made.Reason, IsNew: true) : known[Convert.ToHexString(seals[at].Key)])];
    }

    /// <summary>Messages of this source that are not to be sent any more: what they told of was cancelled. Those on their way are not called back.</summary>
    /// <returns>How many were stopped.</returns>
    public async Task<int> CancelAsync(string source, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var indexes = keys.Select(key => vault.BlindIndex(OutboundMessage.KeyPurpose, source + '\0' + key)).ToList();
        var waiting = await db.OutboundMessages.Where(message => indexes.Contains(message.KeyIndex) && message.State == MessageState.Queued).ToListAsync(ct);
        return waiting.Count(message => message.Cancel(clock.GetUtcNow()));
    }

    /// <summary>Words and number of these messages are gone: whoever they went to had his data erased, and they bear no patient by which that would be known.</summary>
    public async Task EraseAsync(string source, IReadOnlyCollection<string> keys, CancellationToken ct)
    {
        var indexes = keys.Select(key => vault.BlindIndex(OutboundMessage.KeyPurpose, source + '\0' + key)).ToList();
        foreach (var message in await db.OutboundMessages.Where(message => indexes.Contains(message.KeyIndex)).ToListAsync(ct))
        {
            message.Erase(vault.Seal(OutboundMessage.ToPurpose, ""), vault.Seal(OutboundMessage.TextPurpose, ""), clock.GetUtcNow());
        }
    }

    /// <summary>
    /// What the gate says of messages that are about to be added: it is asked before the transaction, which then adds without a question
    /// (<see cref="Add"/>). Only for keys nobody else can have used, and texts nobody else can have sent: a repeat would not be noticed.
    /// </summary>
    public async Task<OutboxForecast> ForeseeAsync(IReadOnlyList<NewMessage> wishes, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var drafts = wishes.Select(wish => new OutboundMessage(wish, wish.Seal(vault), now, MessagingParameters.Life(values, wish.Category))).ToList();
        return new(await gate.CheckAsync([.. drafts.Zip(wishes, (draft, wish) => QuestionOf(draft, wish.To))], GateMoment.Enqueue, ct));
    }

    /// <param name="wishes">Those that were foreseen, in order; their texts may be another's by now.</param>
    public IReadOnlyList<OutboxAnswer> Add(IReadOnlyList<NewMessage> wishes, OutboxForecast forecast)
    {
        var now = clock.GetUtcNow();
        var answers = new List<OutboxAnswer>(wishes.Count);
        foreach (var (wish, verdict) in wishes.Zip(forecast.Verdicts))
        {
            var message = new OutboundMessage(wish, wish.Seal(vault), now, MessagingParameters.Life(values, wish.Category));
            message.Judge(verdict);
            message.Announce();
            db.OutboundMessages.Add(message);
            answers.Add(new(message.Id, message.State, message.Reason, IsNew: true));
        }

        return answers;
    }

    internal static GateQuestion QuestionOf(OutboundMessage message, string to) =>
        new(message.Id, message.Category, message.Purpose, message.PatientId, to, message.ToIndex, message.ContentHash, message.IsConfidential, message.NotBefore);
}

/// <summary>The gate's answers, waiting for the messages they are about.</summary>
public sealed class OutboxForecast
{
    internal OutboxForecast(IReadOnlyList<GateVerdict> verdicts) => Verdicts = verdicts;

    internal IReadOnlyList<GateVerdict> Verdicts { get; }
}

/// <param name="IsNew">False: the key was known, and this is the message it named.</param>
public sealed record OutboxAnswer(Id<OutboundMessage> Id, MessageState State, MessageReason? Reason, bool IsNew);
