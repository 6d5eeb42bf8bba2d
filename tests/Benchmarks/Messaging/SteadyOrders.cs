using System.Collections.Concurrent;
using System.Net.Sockets;
using HospitalCrm.Benchmarks.Product;

namespace HospitalCrm.Benchmarks.Messaging;

/// <summary>Other systems that order messages all the time, each to a number of its own, and connect again whenever the product is gone. An order without an answer is not repeated: nobody promised anything.</summary>
internal sealed class SteadyOrders : IAsyncDisposable
{
    private const int Callers = 8;

    // A few hundred a second: Kannel keeps up, and there is always something under way.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(25);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;
    private int _ordered;

    public SteadyOrders(Uri address) => _running = Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(() => OrderAsync(address, _stop.Token))));

    /// <summary>Ids of the messages the product promised to send, by their number.</summary>
    public ConcurrentDictionary<string, string> Accepted { get; } = new(StringComparer.Ordinal);

    public int Ordered => Volatile.Read(ref _ordered);

    public static string Number(int order) => MessagingPlace.Number(10_000_000 + order);

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    private async Task OrderAsync(Uri address, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                using var caller = await MessageCaller.ConnectAsync(address, ct);
                while (!ct.IsCancellationRequested)
                {
                    var order = Interlocked.Increment(ref _ordered);
                    Accepted[Number(order)] = await caller.PostAsync(MessageCaller.Body($"kill-{order}", Number(order), $"您的检查报告已出{order}", "notice"), ct);
                    await Task.Delay(Pause, ct);
                }
            }
            catch (Exception failure) when (failure is SocketException or BenchFailure)
            {
                // It was killed; it will be back.
                await Task.Delay(100, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // The bench is over.
            }
        }
    }
}
