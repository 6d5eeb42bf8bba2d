using System.Collections.Concurrent;
using HospitalCrm.Core.Messaging.Channels;

namespace HospitalCrm.Core.Tests.Messaging;

/// <summary>A way out that remembers what it was given and answers as the test says.</summary>
internal sealed class FakeChannel(string id, Func<OutgoingSms, Task<SendOutcome>>? answer = null, int window = 4, SmsChannelKind kind = SmsChannelKind.HttpTemplate) : ISmsChannel
{
    private readonly TaskCompletionSource<Func<ChannelEvent, CancellationToken, Task>> _take = new();

    public string Id => id;

    public SmsChannelKind Kind => kind;

    public int Window => window;

    public ChannelHealth Health { get; set; } = new(ChannelState.Ok, ChannelReasons.Ready, default);

    public ConcurrentQueue<OutgoingSms> Given { get; } = [];

    public static Func<OutgoingSms, Task<SendOutcome>> Answer(SendOutcome outcome) => _ => Task.FromResult(outcome);

    public Task<SendOutcome> SendAsync(OutgoingSms message, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        Given.Enqueue(message);
        return answer is null ? Task.FromResult(SendOutcome.Accepted("ref-" + message.Id.ToString("N"))) : answer(message);
    }

    public async Task ListenAsync(Func<ChannelEvent, CancellationToken, Task> take, CancellationToken ct)
    {
        _take.TrySetResult(take);
        await Task.Delay(Timeout.Infinite, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Something came over the wire; returns when it is durable.</summary>
    public async Task HearAsync(ChannelEvent heard) => await (await _take.Task)(heard, default);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
