using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Core.Notices;

/// <summary>
/// One kind of message the clock sends by itself: who is due today, and what is to be said. Everything else – whose number, the text,
/// the gate, what was sent already, the dry run – is the same for all of them.
/// </summary>
public interface INotice
{
    /// <summary>The work's name, the key of its marks and of its texts.</summary>
    string Word { get; }

    /// <summary>The hospital may do without it.</summary>
    ParameterDefinition<bool> On { get; }

    /// <summary>Not before this time of the day; null: as soon as there is something to say.</summary>
    ParameterDefinition<TimeOnly>? At { get; }

    /// <summary>Those who are due and bear no mark yet, oldest first. Asking again after they were marked gives the next ones.</summary>
    Task<IReadOnlyList<NoticeDraft>> DueAsync(DateOnly today, int most, CancellationToken ct);

    /// <summary>These were handled: for a notice that remembers it beside the marks too. In the transaction of the marks; never saves.</summary>
    Task ToldAsync(IReadOnlyList<NoticeDraft> drafts, CancellationToken ct) => Task.CompletedTask;

    /// <summary>What else is to be written in the transaction that puts these into the outbox.</summary>
    Task QueuedAsync(IReadOnlyList<QueuedNotice> queued, CancellationToken ct) => Task.CompletedTask;
}

/// <param name="Answer">The outbox's; it may have held the message back.</param>
public sealed record QueuedNotice(NoticeDraft Draft, OutboxAnswer Answer);
