using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Messaging.ByHand;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Notices.Guides;

/// <summary>What a guide would say, and what the gate says to it. Nothing is stored.</summary>
public sealed class CheckGuideMessage(GuideMessages guides, HandMessages hand, IValidator<GuideMessageForm> validator) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Send;

    public async Task<HandPreview> HandleAsync(GuideMessageForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var written = await guides.WriteAsync(form, ct);
        var answer = await hand.AskAsync(written.Wish, ct);
        return new(written.Shown, SmsParts.Count(written.Shown, SmsBilling.Characters).Parts, answer.State, answer.Reason, answer.NotBefore);
    }
}
