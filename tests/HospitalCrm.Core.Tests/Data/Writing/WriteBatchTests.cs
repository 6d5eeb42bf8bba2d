using System.Collections.Concurrent;
using HospitalCrm.Core.Data.Writing;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Core.Tests.Data.Writing;

public sealed class WriteBatchTests
{
    [Fact]
    public async Task Items_that_wait_together_are_committed_together_and_in_order()
    {
        var disk = new Disk();
        await using var batch = disk.Batch();
        var first = batch.AddAsync(0, default);
        await disk.Entered;
        var others = Enumerable.Range(1, 1_000).Select(number => batch.AddAsync(number, default)).ToList();

        disk.Open();
        await Task.WhenAll([first, .. others]);

        Assert.Equal(Enumerable.Range(0, 1_001), disk.Written);
        Assert.Equal([1, 256, 256, 256, 232], disk.Commits);
    }

    [Fact]
    public async Task An_item_that_nobody_waits_for_waits_for_company_and_leaving_keeps_it()
    {
        var commits = new ConcurrentQueue<int[]>();
        var batch = new WriteBatch<int>(
            (items, _) =>
            {
                commits.Enqueue([.. items]);
                return Task.CompletedTask;
            },
            NullLogger.Instance,
            linger: TimeSpan.FromMilliseconds(500));
        var items = Enumerable.Range(0, 10).Select(number => batch.AddAsync(number, default)).ToList();

        await batch.DisposeAsync();
        await Task.WhenAll(items);

        Assert.Equal([Enumerable.Range(0, 10).ToArray()], commits);
    }

    [Fact]
    public async Task Items_of_many_rows_do_not_pile_up_in_one_commit()
    {
        var (commits, first) = (new ConcurrentQueue<int>(), new TaskCompletionSource());
        await using var batch = new WriteBatch<int>(
            async (items, _) =>
            {
                commits.Enqueue(items.Count);
                await first.Task;
            },
            NullLogger.Instance,
            weigh: rows => rows);
        var held = batch.AddAsync(1, default);
        var many = Enumerable.Range(0, 9).Select(_ => batch.AddAsync(900, default)).ToList();

        first.SetResult();
        await Task.WhenAll([held, .. many]);

        Assert.All(commits, items => Assert.InRange(items, 1, 4));
        Assert.Equal(10, commits.Sum());
    }

    [Fact]
    public async Task A_caller_goes_on_only_after_his_item_is_durable()
    {
        var disk = new Disk();
        await using var batch = disk.Batch();
        var item = batch.AddAsync(7, default);
        await disk.Entered;

        Assert.False(item.IsCompleted);
        disk.Open();
        await item;

        Assert.Equal([7], disk.Written);
    }

    [Fact]
    public async Task A_poisoned_item_fails_its_own_caller_only()
    {
        var disk = new Disk { Poison = 13 };
        await using var batch = disk.Batch();
        var first = batch.AddAsync(0, default);
        await disk.Entered;
        var others = Enumerable.Range(1, 20).ToDictionary(number => number, number => batch.AddAsync(number, default));

        disk.Open();

        await Assert.ThrowsAsync<InvalidDataException>(() => others[13]);
        others.Remove(13);
        await Task.WhenAll([first, .. others.Values]);
        Assert.Equal(Enumerable.Range(0, 21).Where(number => number != 13), disk.Written);
    }

    [Fact]
    public async Task After_a_failure_the_batch_goes_on()
    {
        var disk = new Disk { Poison = 1 };
        disk.Open();
        await using var batch = disk.Batch();

        await Assert.ThrowsAsync<InvalidDataException>(() => batch.AddAsync(1, default));
        await batch.AddAsync(2, default);

        Assert.Equal([2], disk.Written);
    }

    [Fact]
    public async Task Cancelling_ends_the_waiting_but_not_the_item()
    {
        var disk = new Disk();
        using var leaving = new CancellationTokenSource();
        var batch = disk.Batch();
        var item = batch.AddAsync(1, leaving.Token);
        await disk.Entered;

        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => item);
        disk.Open();
        await batch.DisposeAsync();

        Assert.Equal([1], disk.Written);
    }

    [Fact]
    public async Task Who_has_cancelled_before_adds_nothing()
    {
        var disk = new Disk();
        disk.Open();
        var batch = disk.Batch();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => batch.AddAsync(1, new(canceled: true)));
        await batch.DisposeAsync();

        Assert.Empty(disk.Written);
    }

    [Fact]
    public async Task Disposing_commits_what_still_waits()
    {
        var disk = new Disk();
        var batch = disk.Batch();
        var items = Enumerable.Range(0, 600).Select(number => batch.AddAsync(number, default)).ToList();
        await disk.Entered;

        var disposing = batch.DisposeAsync().AsTask();
        Assert.False(disposing.IsCompleted);
        disk.Open();
        await disposing;

        Assert.All(items, item => Assert.True(item.IsCompletedSuccessfully));
        Assert.Equal(600, disk.Written.Count);
    }

    [Fact]
    public async Task After_disposing_nothing_is_taken_and_disposing_again_is_harmless()
    {
        var disk = new Disk();
        disk.Open();
        var batch = disk.Batch();
        await batch.DisposeAsync();
        await batch.DisposeAsync();

        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => batch.AddAsync(1, default));
    }

    [Fact]
    public async Task A_commit_that_heeds_its_token_is_cancelled_when_patience_ends()
    {
        var batch = new WriteBatch<int>((_, ct) => Task.Delay(Timeout.Infinite, ct), NullLogger.Instance, patience: TimeSpan.FromMilliseconds(20));
        var item = batch.AddAsync(1, default);

        await batch.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => item);
    }

    [Fact]
    public async Task A_commit_that_never_ends_holds_up_neither_the_stop_nor_its_callers()
    {
        var never = new TaskCompletionSource();
        var batch = new WriteBatch<int>((_, _) => never.Task, NullLogger.Instance, patience: TimeSpan.FromMilliseconds(20));
        var committing = batch.AddAsync(1, default);
        var waiting = batch.AddAsync(2, default);

        await batch.DisposeAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => committing);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    /// <summary>A commit that waits until the test opens it, and can refuse one item.</summary>
    private sealed class Disk
    {
        private readonly TaskCompletionSource _entered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int? Poison { get; init; }

        public ConcurrentQueue<int> Written { get; } = [];

        public ConcurrentQueue<int> Commits { get; } = [];

        public Task Entered => _entered.Task;

        public WriteBatch<int> Batch() => new(CommitAsync, NullLogger.Instance);

        public void Open() => _open.SetResult();

        private async Task CommitAsync(IReadOnlyList<int> items, CancellationToken ct)
        {
            _entered.TrySetResult();
            await _open.Task.WaitAsync(ct);
            if (items.Any(item => item == Poison))
            {
                throw new InvalidDataException("poisoned");
            }

            Commits.Enqueue(items.Count);
            foreach (var item in items)
            {
                Written.Enqueue(item);
            }
        }
    }
}
