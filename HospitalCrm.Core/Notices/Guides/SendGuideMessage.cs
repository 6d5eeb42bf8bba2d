using FluentValidation;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;

namespace HospitalCrm.Core.Notices.Guides;

/// <summary>发导诊短信 (S4-6.1, S4-6.2): queues the way to a department or an examination. The gate has the last word.</summary>
public sealed class SendGuideMessage(CrmDb db, GuideMessages guides, MessageOutbox outbox, IValidator<GuideMessageForm> validator) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Send;

    public async Task<OutboxAnswer> HandleAsync(GuideMessageForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var written = await guides.WriteAsync(form, ct);
        var answer = await outbox.AddAsync(written.Wish, ct);
        await db.SaveChangesAsync(ct);
        return answer;
    }
}
