using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Complaints;

/// <summary>
/// A reply that complains becomes a draft, in the transaction that stores the reply. Who writes again within a day, before anybody accepted it,
/// writes on the same draft. The reply stays in the inbox until the draft is decided.
/// </summary>
internal sealed class TakeComplaintReply(CrmDb db, ComplaintDrafts drafts, HospitalProfile hospital, Vault vault, TimeProvider clock) : IHandle<ReplyReceived>
{
    public const string By = "messages";

    private static readonly TimeSpan SameMatter = TimeSpan.FromDays(1);

    // A telephone's clock that is wrong by more than a message may be under way is not believed.
    private static readonly TimeSpan LongestWay = TimeSpan.FromDays(3);

    public async Task HandleAsync(ReplyReceived happened, CancellationToken ct)
    {
        if (happened.Kind != ReplyKind.Complaint
            || await db.InboundMessages.FindAsync([happened.Reply], ct) is not { } reply
            || await db.Complaints.AnyAsync(known => known.ReplyId == reply.Id, ct))
        {
            return;
        }

        var words = vault.Open(InboundMessage.TextPurpose, reply.Text).Trim();
        var number = hospital.Subscriber(vault.Open(InboundMessage.FromPurpose, reply.From));
        if (number is not null && await OpenDraftAsync(number, ct) is { } draft)
        {
            draft.WriteAgain(vault.Seal(ComplaintStep.WordsPurpose, words), By, clock.GetUtcNow());
            return;
        }

        var complaint = new Complaint(ComplaintSource.SmsReply, ReceivedAt(reply), By, requestKey: null)
            .From(
                happened.Patient,
                vault.SealOptional(Complaint.ComplainantNamePurpose, await NameAsync(happened.Patient, reply, ct)),
                vault.SealOptional(Complaint.ComplainantPhonePurpose, number),
                number is null ? null : vault.BlindIndex(Complaint.PhoneIndexPurpose, number),
                relation: null,
                ComplaintTail.Of(vault, number))
            .Say(reply.Text, call: null, reply.Id);
        await drafts.KeepAsync(complaint, departmentCode: null, words, By, ct);
    }

    private Task<Complaint?> OpenDraftAsync(string number, CancellationToken ct)
    {
        var (index, since) = (vault.BlindIndex(Complaint.PhoneIndexPurpose, number), clock.GetUtcNow() - SameMatter);
        return db.Complaints.Where(known => known.PhoneIndex == index && known.Source == ComplaintSource.SmsReply && known.State == ComplaintState.Draft && known.ReceivedAt > since)
            .OrderByDescending(known => known.ReceivedAt).FirstOrDefaultAsync(ct);
    }

    /// <summary>Only where the number is the patient's own is it he who writes.</summary>
    private Task<string?> NameAsync(Id<Patient>? patient, InboundMessage reply, CancellationToken ct) => patient is not { } key ? Task.FromResult<string?>(null) : db.Patients
        .Where(known => known.Id == key && known.Numbers.Any(number => number.NumberIndex == reply.FromIndex && number.Owner == NumberOwner.Self))
        .Select(known => known.Name)
        .FirstOrDefaultAsync(ct);

    private DateTimeOffset ReceivedAt(InboundMessage reply)
    {
        var now = clock.GetUtcNow();
        return reply.At < now && reply.At > now - LongestWay ? reply.At : now;
    }
}
