using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;

namespace HospitalCrm.Core.Messaging.ByHand;

/// <summary>Queues a service message to a patient, by a template. The gate has the last word; what it holds back is kept with its reason.</summary>
public sealed class SendHandMessage(CrmDb db, HandMessages messages, MessageOutbox outbox, IValidator<HandMessageForm> validator) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Send;

    public async Task<OutboxAnswer> HandleAsync(HandMessageForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var written = await messages.WriteAsync(form, ct);
        var answer = await outbox.AddAsync(written.Wish, ct);
        await db.SaveChangesAsync(ct);
        return answer;
    }
}
