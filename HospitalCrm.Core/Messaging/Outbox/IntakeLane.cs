using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Messaging.Dispatch;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Messaging;

/// <summary>Commits of accepted messages, one after another, in one context: its connection stays open and its statements prepared.</summary>
internal sealed class IntakeLane : IAsyncDisposable
{
    private readonly IServiceScopeFactory _scopes;
    private readonly ParameterValues _values;
    private readonly TimeProvider _clock;
    private readonly DispatchBell _bell;
    private readonly WriteBatch<IntakeItem> _batch;
    private IntakeWriter? _writer;

    public IntakeLane(IServiceScopeFactory scopes, ParameterValues values, TimeProvider clock, DispatchBell bell, ILogger logger)
    {
        (_scopes, _values, _clock, _bell) = (scopes, values, clock, bell);
        _batch = new(CommitAsync, logger);
    }

    public Task AddAsync(IntakeItem item, CancellationToken ct) => _batch.AddAsync(item, ct);

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await CloseAsync();
    }

    private async Task CommitAsync(IReadOnlyList<IntakeItem> items, CancellationToken ct)
    {
        try
        {
            _writer ??= await IntakeWriter.OpenAsync(_scopes, ct);
            await _writer.WriteAsync(items, category => MessagingParameters.Life(_values, category), _clock.GetUtcNow(), ct);
        }
        catch
        {
            // A connection that failed once (the server was restarted) is not used again.
            await CloseAsync();
            throw;
        }

        foreach (var priority in items.Where(item => item.Answer is { IsNew: true, State: MessageState.Queued }).Select(item => item.Wish.PriorityOrUsual).Distinct())
        {
            _bell.Ring(priority);
        }
    }

    private async Task CloseAsync()
    {
        if (_writer is { } open)
        {
            _writer = null;
            await open.DisposeAsync();
        }
    }
}
