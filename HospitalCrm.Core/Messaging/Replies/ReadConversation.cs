using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>One reply with everything that went to and came from its number lately. What was said about an archive that is closed to the reader stays covered; looking is logged.</summary>
public sealed class ReadConversation(CrmDb db, TalkSight talk, PatientSight sight, InboxStaff staff, Vault vault, HospitalProfile hospital, CurrentActor actor, AuditLog audit, TimeProvider clock) : IUseCase
{
    private const int Most = 50;

    public static Permission Requires => MessagingPermissions.Inbox;

    public async Task<Conversation> HandleAsync(Id<InboundMessage> id, CancellationToken ct = default)
    {
        var reply = await db.InboundMessages.AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, ct) ?? throw new RuleViolation("Messaging.Missing");
        await audit.AppendAsync(new AuditDraft(AuditAct.Viewed, nameof(InboundMessage), id.ToString(), clock.GetUtcNow()) { PatientId = reply.PatientId?.Value }.By(actor.Value), ct);
        var isOpen = await talk.IsOpenAsync(reply.PatientId, ct);
        var present = reply.AssignedTo;
        return new()
        {
            Reply = reply,
            From = PhoneNumbers.Normalise(vault.Open(InboundMessage.FromPurpose, reply.From), hospital.Numbering).Mask(),
            IsOpen = isOpen,
            Patient = reply.PatientId is { } patient && isOpen ? await sight.NameAsync(patient, ct) : null,
            Note = isOpen ? vault.Open(InboundMessage.NotePurpose, reply.Note) : null,
            Lines = await LinesAsync(reply, ct),
            Staff = await staff.All.OrderBy(member => member.StaffNo).Select(member => new InboxMember(member.StaffNo, member.Name)).ToListAsync(ct),
            AssignedName = present is null ? null : await db.Staff.IgnoreQueryFilters().Where(member => member.StaffNo == present).Select(member => member.Name).SingleOrDefaultAsync(ct) ?? present,
        };
    }

    private async Task<IReadOnlyList<TalkLine>> LinesAsync(InboundMessage reply, CancellationToken ct)
    {
        // An erased reply has no number left.
        if (reply.FromIndex.Length == 0)
        {
            return [];
        }

        var seesNames = await sight.SeesNamesAsync();
        var lines = new List<TalkLine>();
        foreach (var message in await db.InboundMessages.AsNoTracking().Where(known => known.FromIndex == reply.FromIndex).OrderByDescending(known => known.At).Take(Most).ToListAsync(ct))
        {
            var text = await talk.IsOpenAsync(message.PatientId, ct) ? ReplyReading.Shown(vault.Open(InboundMessage.TextPurpose, message.Text)) : null;
            lines.Add(new(message.At, text) { Reply = message.Id, Kind = message.Kind, Rating = message.Rating, IsHandled = message.HandledAt is not null });
        }

        foreach (var message in await db.OutboundMessages.AsNoTracking().Where(known => known.ToIndex == reply.FromIndex).OrderByDescending(known => known.CreatedAt).Take(Most).ToListAsync(ct))
        {
            // As on the message's own page.
            var mayRead = message.Category != MessageCategory.Code && seesNames && await talk.IsOpenAsync(message.PatientId, ct);
            lines.Add(new(message.SentAt ?? message.CreatedAt, mayRead ? OneTimeLinks.Cover(vault.Open(OutboundMessage.TextPurpose, message.Text)) : null) { Message = message.Id, State = message.State, Source = message.Source });
        }

        return [.. lines.OrderByDescending(line => line.At).ThenBy(line => line.Reply is not null).Take(Most).Reverse()];
    }
}

public sealed record Conversation
{
    public required InboundMessage Reply { get; init; }

    /// <summary>Masked.</summary>
    public required string From { get; init; }

    /// <summary>The reader may read and answer it.</summary>
    public required bool IsOpen { get; init; }

    public required string? Patient { get; init; }

    public required string? Note { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<TalkLine> Lines { get; init; }

    /// <summary>Those it can be given to.</summary>
    public required IReadOnlyList<InboxMember> Staff { get; init; }

    public required string? AssignedName { get; init; }
}

/// <param name="Text">Null for whoever may not read it.</param>
public sealed record TalkLine(DateTimeOffset At, string? Text)
{
    /// <summary>It came in.</summary>
    public Id<InboundMessage>? Reply { get; init; }

    public ReplyKind? Kind { get; init; }

    public int? Rating { get; init; }

    public bool IsHandled { get; init; }

    /// <summary>It went out.</summary>
    public Id<OutboundMessage>? Message { get; init; }

    public MessageState? State { get; init; }

    public string? Source { get; init; }
}

public sealed record InboxMember(string StaffNo, string Name);
