using HospitalCrm.Core.Calls.Lines;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Calls;

/// <summary>Where all lines deliver. Signals that arrive together are committed together; a caller continues when his are durable.</summary>
public sealed class LineInbox(UseCaseRunner run, TimeProvider clock, ILogger<LineInbox> logger) : IAsyncDisposable
{
    private const int Attempts = 3;

    private static readonly Actor Lines = Actor.Product("line");

    private readonly WriteBatch<LineEvent> _batch = new((events, ct) => CommitAsync(run, events, ct), logger);

    public Task AcceptAsync(LineEvent signal, CancellationToken ct) => _batch.AddAsync(signal with { Stamp = clock.GetTimestamp() }, ct);

    /// <summary>All of them, in one commit where possible; throws when any of them could not be stored.</summary>
    public Task AcceptAsync(IReadOnlyList<LineEvent> signals, CancellationToken ct) => Task.WhenAll(signals.Select(signal => AcceptAsync(signal, ct)));

    public ValueTask DisposeAsync() => _batch.DisposeAsync();

    private static async Task CommitAsync(UseCaseRunner run, IReadOnlyList<LineEvent> events, CancellationToken ct)
    {
        // An agent may have touched the call between our reading and our writing (beyond SQLite); the second look sees his change.
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await run.RunAsync(Lines, (ReceiveLineEvents use) => use.HandleAsync(events, ct));
            if (outcome.Problem is not { } problem)
            {
                return;
            }

            if (problem.Kind != ProblemKind.Stale || attempt == Attempts)
            {
                throw new InvalidOperationException($"Line events refused: {problem.Code}");
            }
        }
    }
}
