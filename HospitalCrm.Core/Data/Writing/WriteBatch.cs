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

    private readonly Channel<Waiting> _waiting = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(20_000) { SingleReader = true });
    private readonly Func<IReadOnlyList<TItem>, CancellationToken, Task> _commitAsync;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _pump;

    /// <param name="commitAsync">Writes all items in one transaction, or throws and has written none.</param>
    public WriteBatch(Func<IReadOnlyList<TItem>, CancellationToken, Task> commitAsync, ILogger logger)
    {
        _commitAsync = commitAsync;
        _logger = logger;
        _pump = Task.Run(PumpAsync);
    }

    /// <summary>Completes when the item is committed; throws what its own commit threw.</summary>
    public async Task AddAsync(TItem item, CancellationToken ct)
    {
        var waiting = new Waiting(item, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await _waiting.Writer.WriteAsync(waiting, ct);
        await waiting.Done.Task;
    }

    /// <summary>Commits what is waiting, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_waiting.Writer.TryComplete())
        {
            _stopping.CancelAfter(TimeSpan.FromSeconds(8));
            await _pump;
            _stopping.Dispose();
        }
    }

    private async Task PumpAsync()
    {
        var batch = new List<Waiting>(MostPerCommit);
        while (await _waiting.Reader.WaitToReadAsync())
        {
            batch.Clear();
            while (batch.Count < MostPerCommit && _waiting.Reader.TryRead(out var next))
            {
                batch.Add(next);
            }

            await CommitAsync(batch);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "write batch of {Count} failed with {Failure}; trying one by one")]
    private static partial void LogSplit(ILogger logger, int count, string failure);

    private sealed record Waiting(TItem Item, TaskCompletionSource Done);
}
