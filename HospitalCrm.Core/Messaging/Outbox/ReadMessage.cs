using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>为什么发/为什么没发: one message with every attempt. Its words stand only before those who may read names and to whom its patient's archive is open; looking is logged.</summary>
public sealed class ReadMessage(CrmDb db, PatientSight sight, Vault vault, HospitalProfile hospital, ChannelBoard board, CurrentActor actor, AuditLog audit, TimeProvider clock) : IUseCase
{
    public static Permission Requires => MessagingPermissions.View;

    public async Task<MessageDetail> HandleAsync(Id<OutboundMessage> id, CancellationToken ct = default)
    {
        var message = await db.OutboundMessages.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Messaging.Missing");
        await audit.AppendAsync(new AuditDraft(AuditAct.Viewed, nameof(OutboundMessage), id.ToString(), clock.GetUtcNow()) { PatientId = message.PatientId?.Value }.By(actor.Value), ct);
        var admission = message.PatientId is { } linked ? await sight.AdmissionAsync(linked, ct) : null;

        // Other systems name people in messages that bear no patient: the words are for those who may read names.
        var isOpen = (message.PatientId is null || admission is { IsOpen: true }) && await sight.SeesNamesAsync();
        return new()
        {
            Message = message,
            To = PhoneNumbers.Normalise(vault.Open(OutboundMessage.ToPurpose, message.To), hospital.Numbering).Mask(),

            // A code is nobody's to read but his who asked for it.
            Text = isOpen && message.Category != MessageCategory.Code ? OneTimeLinks.Cover(vault.Open(OutboundMessage.TextPurpose, message.Text)) : null,
            PatientName = message.PatientId is { } patient && admission is not null ? await sight.NameAsync(patient, ct) : null,
            Waits = Waits(message),
            Attempts = await db.MessageAttempts.AsNoTracking().Where(attempt => attempt.MessageId == id).OrderBy(attempt => attempt.Number).ThenBy(attempt => attempt.Part).ToListAsync(ct),
            Replies = await db.InboundMessages.AsNoTracking().Where(reply => reply.AnswersId == id).OrderBy(reply => reply.At).Select(reply => new MessageReply(reply.Id, reply.At, reply.Kind, reply.Rating)).ToListAsync(ct),
        };
    }

    /// <summary>Why it is still here: its own reason, else the channels'.</summary>
    private MessageReason? Waits(OutboundMessage message) => message switch
    {
        { State: not MessageState.Queued } => null,
        _ when message.NotBefore > clock.GetUtcNow() => message.Reason,
        _ when board.Standings.Any(channel => board.MayTake(channel, message.Category)) => null,
        { Category: not MessageCategory.Code } when board.IsBudgetUsedUp => MessageReason.Budget,
        _ => MessageReason.NoChannel,
    };
}

/// <summary>A message as its page shows it.</summary>
public sealed record MessageDetail
{
    public required OutboundMessage Message { get; init; }

    /// <summary>Masked.</summary>
    public required string To { get; init; }

    /// <summary>Null for whoever may not read it.</summary>
    public required string? Text { get; init; }

    public required string? PatientName { get; init; }

    /// <summary>What it waits for now.</summary>
    public required MessageReason? Waits { get; init; }

    public required IReadOnlyList<MessageAttempt> Attempts { get; init; }

    public required IReadOnlyList<MessageReply> Replies { get; init; }
}

public sealed record MessageReply(Id<InboundMessage> Id, DateTimeOffset At, ReplyKind Kind, int? Rating);
