using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Templates;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Messaging;

/// <summary>实时短信 (S4-2.2) in the hospital's own wording: the caller gives a template's values. Advertising in his own words gets the way to refuse.</summary>
public sealed class AcceptTemplateMessage(MessageIntake intake, TemplateTexts texts, HospitalProfile hospital, CurrentActor actor, TimeProvider clock) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Push;

    public async Task<OutboxAnswer> HandleAsync(MessageOrder order, CancellationToken ct = default) =>
        await intake.TakeAsync((order.Template is null ? await DressAsync(order, ct) : await RenderAsync(order, order.Template, ct)) with { Source = actor.Value.StaffNo }, ct);

    private async Task<NewMessage> DressAsync(MessageOrder order, CancellationToken ct) =>
        Read(order, await texts.DressAsync(order.Text ?? "", order.Category, department: null, ct), order.Category);

    private async Task<NewMessage> RenderAsync(MessageOrder order, string template, CancellationToken ct)
    {
        var values = order.Values.ToDictionary(value => value.Key, value => (object?)value.Value, StringComparer.Ordinal);
        var rendered = await texts.RenderAsync(template, values, department: null, order.Category, ct);
        return Read(order, rendered.Text, rendered.Category) with { Kind = rendered.Kind.ToString(), Template = rendered.Template, Edition = rendered.Edition, Purpose = rendered.Purpose };
    }

    private NewMessage Read(MessageOrder order, string text, MessageCategory category) => OrderReading.Read(order, text, category, hospital.Numbering, clock.GetUtcNow());
}
