using HospitalCrm.Core.Messaging;
using HospitalCrm.Web.Texts;

namespace HospitalCrm.Web.Messaging;

/// <summary>One sentence of why a message was sent, or was not.</summary>
public sealed record WhyLine(DateTimeOffset? At, string Icon, string Text, string? Advice = null);

/// <summary>The story of a message, told in order.</summary>
internal static class MessageWhy
{
    public static IEnumerable<WhyLine> Tell(MessageDetail detail, Wording words)
    {
        var message = detail.Message;
        yield return new(message.CreatedAt, "inbox", words["Why.accepted", words.SourceOf(message.Source), words.KindOf(message.Kind)]);
        if (message.State == MessageState.Suppressed)
        {
            yield return new(message.EndedAt ?? message.CreatedAt, "block", words["Why.suppressed", message.Reason], Advice(message.Reason, words));
            yield break;
        }

        yield return new(message.CreatedAt, "verified_user", words[message is { Category: MessageCategory.Notice, PatientId: null } ? "Why.passed.number" : $"Why.passed.{message.Category}"]);
        foreach (var attempt in detail.Attempts.GroupBy(attempt => attempt.Number))
        {
            var first = attempt.First();
            yield return new(first.BegunAt, "send", words["Why.attempt", first.Number, first.Channel, first.State, first.Code is null ? "" : $" ({first.Code})"]);
            if (attempt.Select(part => part.ReportedAt).Max() is { } reported)
            {
                yield return new(reported, "mark_chat_read", words[attempt.All(part => part.State == AttemptState.Delivered) ? "Why.reported" : "Why.notDelivered"]);
            }
        }

        yield return message.State == MessageState.Queued ? Waiting(detail, words) : new(message.EndedAt, "flag", words[$"Why.state.{message.State}"], Advice(message.Reason, words));
    }

    private static WhyLine Waiting(MessageDetail detail, Wording words) => (detail.Waits, detail.Message.NotBefore) switch
    {
        (MessageReason.NoChannel or MessageReason.Budget, _) => new(null, "hourglass_empty", words["Why.stands", detail.Waits], Advice(detail.Waits, words)),
        (null, var at) when at > detail.Message.CreatedAt.AddMinutes(1) => new(null, "schedule", words["Why.later", at]),
        (null, _) => new(null, "hourglass_empty", words["Why.state.Queued"]),
        (var reason, var at) => new(null, "schedule", words["Why.waits", at, reason], Advice(reason, words)),
    };

    private static string? Advice(MessageReason? told, Wording words) =>
        told is { } reason && words.Knows("MessageAdvice." + reason) ? words["MessageAdvice." + reason] : null;
}
