using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Channels;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Consents;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>Takes a message somebody sent: a refusal first, then what it answers, else somebody reads it. The same message again is the same message.</summary>
public sealed class ReceiveReply(CrmDb db, ConsentBook consents, Vault vault, HospitalProfile hospital, ParameterValues values, TimeProvider clock) : IUseCase
{
    private static readonly ConsentPurpose[] Advertising = [ConsentPurpose.Promotion, ConsentPurpose.Education, ConsentPurpose.Survey];

    // How long a reply may be on its way, and from which rating on nobody need look at it.
    private static readonly TimeSpan LongestWay = TimeSpan.FromDays(3);
    private const int Fair = 3;
    private const int Good = 4;
    private const string ByHand = "staff:";

    public static Permission Requires => MessagingPermissions.Inbox;

    /// <returns>Null: it was known.</returns>
    public async Task<Id<InboundMessage>?> HandleAsync(string channel, ReceivedSms heard, CancellationToken ct = default)
    {
        var number = PhoneNumbers.Normalise(heard.From, hospital.Numbering);
        var from = number.NamesASubscriber ? number.Text : heard.From.Trim();
        var reply = new InboundMessage(
            channel,
            vault.BlindIndex(InboundMessage.KeyPurpose, $"{channel}\0{heard.Key}"),
            vault.Seal(InboundMessage.FromPurpose, from),
            vault.BlindIndex(ContactNumber.IndexPurpose, from),
            heard.To.Length is > 0 and <= 32 ? heard.To : null,
            vault.Seal(InboundMessage.TextPurpose, heard.Text),
            heard.At);
        var isNew = false;
        await db.InTransactionAsync(
            async () =>
            {
                if (await db.InboundMessages.AnyAsync(known => known.Channel == channel && known.KeyIndex == reply.KeyIndex, ct))
                {
                    return;
                }

                isNew = true;
                db.InboundMessages.Add(reply);
                await UnderstandAsync(reply, heard, ct);
                await db.SaveChangesAsync(ct);
            },
            ct);
        return isNew ? reply.Id : null;
    }

    private async Task UnderstandAsync(InboundMessage reply, ReceivedSms heard, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var said = ReplyReading.Fold(heard.Text);
        var owners = await OwnersAsync(reply.FromIndex, ct);
        if (ReplyReading.IsOptOut(said, values.Get(MessagingParameters.OptOutWords)))
        {
            await StopAsync(reply, heard, owners, now, ct);
            reply.Understand(ReplyKind.OptOut, null, (await LastAsync(reply, ct))?.Id, Only(owners));
            reply.Settle(now);
            return;
        }

        var asked = await AskedAsync(reply, heard, now, ct);
        if (ReplyReading.IsVaccinated(said, values.Get(MessagingParameters.VaccinatedWords)) && Choose(asked.FindAll(message => message is { IsOpen: true, IsOfVaccines: true }), reply.Channel, heard.To, isRating: false) is { } notice)
        {
            reply.Understand(ReplyKind.Vaccinated, null, notice.Id, notice.PatientId);
            reply.Settle(now);
            return;
        }

        var read = ReplyReading.Rating(said);
        var question = Choose(read is null ? asked : asked.FindAll(message => message.TakesFigures), reply.Channel, heard.To, isRating: read is not null);
        var rating = question is { IsOpen: true } ? read : null;
        var words = rating is null ? said : ReplyReading.Remark(said);
        var kind = words is not null && IsComplaint(words) ? ReplyKind.Complaint
            : rating is not null ? ReplyKind.Rating
            : ReplyReading.IsQuestion(said) ? ReplyKind.Inquiry : ReplyKind.Unrecognised;
        reply.Understand(kind, rating, question?.Id, question?.PatientId ?? Only(owners));
        if (kind == ReplyKind.Rating && (rating >= Good || (rating >= Fair && words is null)))
        {
            reply.Settle(now);
        }
        else if (await HandlerAsync(reply, ct) is { } handler)
        {
            reply.Assign(handler, now);
        }
    }

    private bool IsComplaint(string said) => ReplyReading.IsComplaint(said, values.Get(MessagingParameters.ComplaintWords));

    /// <summary>Whoever works on what this number wrote before goes on with it.</summary>
    private Task<string?> HandlerAsync(InboundMessage reply, CancellationToken ct) =>
        db.InboundMessages.Where(other => other.FromIndex == reply.FromIndex && other.HandledAt == null && other.AssignedTo != null).OrderByDescending(other => other.At).Select(other => other.AssignedTo).FirstOrDefaultAsync(ct);

    /// <summary>The number is stopped whoever it belongs to; the ledger of those whose own it is says so too, with the reply as its proof.</summary>
    private async Task StopAsync(InboundMessage reply, ReceivedSms heard, List<Owner> owners, DateTimeOffset now, CancellationToken ct)
    {
        var stop = await db.MessageStops.SingleOrDefaultAsync(known => known.NumberIndex == reply.FromIndex, ct);
        if (stop is null)
        {
            db.MessageStops.Add(new(reply.FromIndex, reply.Id, now));
        }
        else
        {
            stop.Repeat(reply.Id, now);
        }

        var proof = $"短信回复“{heard.Text.Trim()}”，{HospitalZone.Local(heard.At):yyyy-MM-dd HH:mm}，编号 {reply.Id}";
        foreach (var owner in owners.DistinctBy(owner => owner.Person))
        {
            var current = await consents.CurrentAsync(owner.Patient, ct);
            foreach (var purpose in Stopped(current))
            {
                db.ConsentEntries.Add(new ConsentEntry(owner.Patient, ConsentChannel.Sms, purpose, ConsentState.Withdrawn, ConsentDoor.Sms, "messages", now)
                    .ProvenBy(vault.Seal(ConsentEntry.ProofPurpose, proof), null));
            }
        }
    }

    /// <summary>Advertising, whether he was asked or not; figures of results where he agreed to them: in doubt fewer secrets on the way.</summary>
    private static IEnumerable<ConsentPurpose> Stopped(IReadOnlyDictionary<(ConsentChannel Channel, ConsentPurpose Purpose), ConsentEntry> current) =>
        Enum.GetValues<ConsentPurpose>().Where(purpose => current.GetValueOrDefault((ConsentChannel.Sms, purpose))?.State is var state
            && (purpose == ConsentPurpose.ResultValues ? state == ConsentState.Given : Advertising.Contains(purpose) && state is not (ConsentState.Withdrawn or ConsentState.Refused)));

    /// <summary>What was written to this number and may be answered by it, newest first: questions whose time is not over when he wrote, and what a member of staff wrote in the last days.</summary>
    private Task<List<Asked>> AskedAsync(InboundMessage reply, ReceivedSms heard, DateTimeOffset now, CancellationToken ct)
    {
        // A reply may be long on its way; a clock that is wrong by more than that is not believed.
        var said = heard.At < now && heard.At > now - LongestWay ? heard.At : now;
        const string vaccines = nameof(Templates.TemplateKind.Vaccine);
        const string lectures = nameof(Templates.TemplateKind.Lecture);
        var since = said.AddDays(-values.Get(MessagingParameters.TalkDays));
        return db.OutboundMessages.AsNoTracking()
            .Where(message => message.ToIndex == reply.FromIndex && (message.AsksUntil > said || (message.CreatedAt > since && message.Source.StartsWith(ByHand)))
                && (message.State == MessageState.Sent || message.State == MessageState.Delivered || message.State == MessageState.Unknown || message.State == MessageState.Sending))
            .OrderByDescending(message => message.CreatedAt).ThenByDescending(message => message.Id)
            .Take(20)
            .Select(message => new Asked(message.Id, message.PatientId, message.Extension, message.Channel)
            {
                IsOpen = message.AsksUntil > said,
                IsOfVaccines = message.Kind == vaccines,
                TakesFigures = message.Kind != vaccines && message.Kind != lectures,
                IsRated = db.InboundMessages.Any(known => known.AnswersId == message.Id && known.Rating != null),
            })
            .ToListAsync(ct);
    }

    /// <summary>By the extension it was sent to; else what that channel asked before what another did, what nobody rated yet before what is rated, the newest.</summary>
    private static Asked? Choose(List<Asked> asked, string channel, string to, bool isRating)
    {
        // A figure answers a question; words may answer what somebody wrote, too.
        var may = isRating && asked.Exists(message => message.IsOpen) ? asked.FindAll(message => message.IsOpen) : asked;
        return may.Find(message => message.Extension is { Length: > 0 } extension && to.EndsWith(extension, StringComparison.Ordinal))
            ?? may.OrderByDescending(message => message.Channel == channel).ThenBy(message => isRating && message.IsRated).FirstOrDefault();
    }

    private Task<Asked?> LastAsync(InboundMessage reply, CancellationToken ct) =>
        db.OutboundMessages.AsNoTracking().Where(message => message.ToIndex == reply.FromIndex && message.SentAt != null).OrderByDescending(message => message.CreatedAt)
            .Select(message => new Asked(message.Id, message.PatientId, message.Extension, message.Channel))
            .FirstOrDefaultAsync(ct);

    private async Task<List<Owner>> OwnersAsync(byte[] number, CancellationToken ct)
    {
        var rows =
            from held in db.ContactNumbers.AsNoTracking()
            join patient in db.Patients on held.PatientId equals patient.Id
            where held.NumberIndex == number && held.Owner == NumberOwner.Self
            orderby patient.Id
            select new Owner(patient.Id, patient.PersonId);
        return await rows.Take(50).ToListAsync(ct);
    }

    private static Id<Patient>? Only(List<Owner> owners) => owners.DistinctBy(owner => owner.Person).Count() == 1 ? owners[0].Patient : null;

    private sealed record Owner(Id<Patient> Patient, Id<Person> Person);

    private sealed record Asked(Id<OutboundMessage> Id, Id<Patient>? PatientId, string? Extension, string? Channel)
    {
        public bool IsOpen { get; init; }

        public bool IsOfVaccines { get; init; }

        /// <summary>A vaccine notice and an invitation are answered in words: the figure is meant for what asked before them.</summary>
        public bool TakesFigures { get; init; } = true;

        public bool IsRated { get; init; }
    }
}
