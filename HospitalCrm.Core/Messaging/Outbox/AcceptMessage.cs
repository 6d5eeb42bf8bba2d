using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging;

/// <summary>实时短信 (S4-2.2): a connected system has a message sent. Returns when it is durable; the same key again is the same message.</summary>
public sealed class AcceptMessage(MessageIntake intake, HospitalProfile hospital, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Push;

    public Task<OutboxAnswer> HandleAsync(MessageOrder order, CancellationToken ct = default) =>
        intake.TakeAsync(OrderReading.Read(order, order.Text ?? "", order.Category, hospital.Numbering, clock.GetUtcNow()) with { Source = actor.Value.StaffNo }, ct);
}
