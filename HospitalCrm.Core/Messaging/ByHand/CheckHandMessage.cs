using FluentValidation;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Messaging.ByHand;

/// <summary>What would become of a message: its words, its parts, and what the gate says to it. Nothing is stored.</summary>
public sealed class CheckHandMessage(HandMessages messages, IValidator<HandMessageForm> validator) : IUseCase
{
    public static Permission Requires => MessagingPermissions.Send;

    public async Task<HandPreview> HandleAsync(HandMessageForm form, CancellationToken ct = default)
    {
        await validator.CheckAsync(form, ct);
        var written = await messages.WriteAsync(form, ct);
        var answer = await messages.AskAsync(written.Wish, ct);
        return new(written.Shown, SmsParts.Count(written.Shown, SmsBilling.Characters).Parts, answer.State, answer.Reason, answer.NotBefore);
    }
}

/// <param name="State"><see cref="MessageState.Queued"/>, or <see cref="MessageState.Suppressed"/> with a reason.</param>
/// <param name="NotBefore">When it would go.</param>
public sealed record HandPreview(string Text, int Parts, MessageState State, MessageReason? Reason, DateTimeOffset NotBefore);
