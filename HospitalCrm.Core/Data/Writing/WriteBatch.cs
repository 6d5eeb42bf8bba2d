using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Data.Writing;

/// <summary>
/// Group commit for a hot path: callers hand over an item and continue when the transaction that holds it is durable. Items that
/// wait together are committed together. When a batch fails, each of its items is tried alone, so one bad item fails only its own caller.
/// </summary>
public sealed partial class WriteBatch<TItem> : IAsyncDisposable
{
    private const int MostPerCommit = 256;
    private const int MostYields = 12;

    // Longer than this, and other writers feel it.
    private const int MostRowsPerCommit = 2_000;

    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(1);

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(20_000) { SingleReader = true });
    private readonly Func<IReadOnlyList<TItem>, CancellationToken, Task> _commitAsync;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TimeSpan _patience;
    private readonly TimeSpan _linger;
    private readonly Func<TItem, int>? _weigh;
    private readonly Task _pump;
    private volatile Waiting[] _committing = [];
    private volatile bool _isLeaving;

    /// <param name="commitAsync">Writes all items in one transaction, or throws and has written none.</param>
    /// <param name="patience">How long disposing waits for what is still to be committed.</param>
    /// <param name="linger">How long the first item waits for company; for what nobody is waiting for.</param>
    /// <param name="weigh">How many rows an item holds, where it holds several: a commit takes no further item once it holds two thousand.</param>
    public WriteBatch(Func<IReadOnlyList<TItem>, CancellationToken, Task> commitAsync, ILogger logger, TimeSpan? patience = null, TimeSpan linger = default, Func<TItem, int>? weigh = null)
    {
        (_linger, _weigh) = (linger, weigh);
        _commitAsync = commitAsync;
        _logger = logger;
        _patience = patience ?? DefaultPatience;

        // Whoever happens to make it first must not lend it his language, his trace or his transaction.
        using (ExecutionContext.SuppressFlow())
        {
            _pump = Task.Run(PumpAsync);
        }
    }

    /// <summary>Completes when the item is committed; throws what its own commit threw. Cancelling ends the waiting, not the item.</summary>
    public async Task AddAsync(TItem item, CancellationToken ct)
    {
        var waiting = new Waiting(item, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, ct);
        await waiting.Done.Task.WaitAsync(ct);
    }

    /// <summary>Commits what is waiting, then stops; gives up a commit that hangs, so that the product can end.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_waiting.Writer.TryComplete())
        {
            _isLeaving = true;
            _stopping.CancelAfter(_patience);
            await Task.WhenAny(_pump, Task.Delay(_patience + Farewell));
            if (!_pump.IsCompleted)
            {
                LogGivenUp(_logger);
                FailWaiting();
            }
        }
    }

    private async Task PumpAsync()
    {
        var batch = new List<Waiting>(MostPerCommit);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            if (_linger > TimeSpan.Zero && !_isLeaving)
            {
                await Task.Delay(_linger);
            }

            var company = batch.Count;
            batch.Clear();
            Take(batch);
            for (var patience = 0; patience < MostYields && batch.Count < company; patience++)
            {
                // Those whose items were just committed are about to come again: without waiting for them half of the commits are for one or two.
                await Task.Yield();
                Take(batch);
            }

            _committing = [.. batch];
            await CommitAsync(batch);
        }
    }

    private void Take(List<Waiting> batch)
    {
        var rows = _weigh is null ? 0 : batch.Sum(waiting => _weigh(waiting.Item));
        while (batch.Count < MostPerCommit && rows < MostRowsPerCommit && _waiting.Reader.TryRead(out var next))
        {
            batch.Add(next);
            rows += _weigh?.Invoke(next.Item) ?? 0;
        }
    }

    private async Task CommitAsync(List<Waiting> batch)
    {
        try
        {
            await _commitAsync([.. batch.Select(waiting => waiting.Item)], _stopping.Token);
            batch.ForEach(waiting => waiting.Done.TrySetResult());
        }
        catch (Exception failure) when (batch.Count == 1)
        {
            batch[0].Done.TrySetException(failure);
        }
        catch (Exception failure)
        {
            LogSplit(_logger, batch.Count, failure.GetType().Name);
            foreach (var waiting in batch)
            {
                await CommitAsync([waiting]);
            }
        }
    }

    /// <summary>The commit ignores its token. Nobody may wait for it any longer.</summary>
    private void FailWaiting()
    {
        foreach (var waiting in _committing.Concat(Rest()))
        {
            waiting.Done.TrySetException(new OperationCanceledException("The product stopped before this was committed."));
        }
    }

    private IEnumerable<Waiting> Rest()
    {
        while (_waiting.Reader.TryRead(out var next))
        {
            yield return next;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "write batch given up: its commit does not end")]
    private static partial void LogGivenUp(ILogger logger);

    [LoggerMessage(Level = LogLevel.Warning, Message = "write batch of {Count} failed with {Failure}; trying one by one")]
    private static partial void LogSplit(ILogger logger, int count, string failure);

    private sealed record Waiting(TItem Item, TaskCompletionSource Done);
}
