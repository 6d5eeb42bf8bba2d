using HospitalCrm.Core.Data;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Messaging;

/// <summary>A connected system asks what became of a message it ordered; others' it does not learn of.</summary>
public sealed class ReadOrderedMessage(CrmDb db, CurrentActor actor) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Push;

    public async Task<OrderedMessage> HandleAsync(Id<OutboundMessage> id, CancellationToken ct = default) =>
        await db.OutboundMessages.AsNoTracking().Where(message => message.Id == id && message.Source == actor.Value.StaffNo)
            .Select(message => new OrderedMessage(message.Id, message.State, message.Reason, message.Attempts, message.Parts, message.CostLi))
            .SingleOrDefaultAsync(ct)
        ?? throw new RuleViolation("Messaging.Missing");
}

/// <param name="CostLi">In 厘.</param>
public sealed record OrderedMessage(Id<OutboundMessage> Id, MessageState State, MessageReason? Reason, int Attempts, int Parts, int CostLi);
