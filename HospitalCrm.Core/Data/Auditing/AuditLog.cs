using HospitalCrm.Core.Data.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>Appends what changes no entity (views, lists, sign-ins) to the chain, by group commit. Returns when it is durable.</summary>
public sealed class AuditLog : IAsyncDisposable
{
    private readonly IServiceScopeFactory _scopes;
    private readonly WriteGate _gate;
    private readonly WriteBatch<AuditDraft> _batch;

    // One context for all batches, which come one after another: its connection stays open and its statement prepared.
    private AsyncServiceScope? _scope;

    public AuditLog(IServiceScopeFactory scopes, WriteGate gate, ILogger<AuditLog> logger)
    {
        (_scopes, _gate) = (scopes, gate);
        _batch = new(WriteAsync, logger);
    }

    /// <exception cref="InvalidOperationException">Called inside a transaction, which it would wait for: there it is <see cref="CrmDb.Audit"/>.</exception>
    public Task AppendAsync(AuditDraft draft, CancellationToken ct)
    {
        _gate.DemandFree("AuditLog.AppendAsync");
        return _batch.AddAsync(draft, ct);
    }

    public async ValueTask DisposeAsync()
    {
        await _batch.DisposeAsync();
        await CloseAsync();
    }

    private async Task WriteAsync(IReadOnlyList<AuditDraft> drafts, CancellationToken ct)
    {
        try
        {
            await (await OpenAsync(ct)).AppendAsync(drafts, ct);
        }
        catch
        {
            // A connection that failed once (the server was restarted) is not used again.
            await CloseAsync();
            throw;
        }
    }

    private async Task<CrmDb> OpenAsync(CancellationToken ct)
    {
        if (_scope is { } open)
        {
            return open.ServiceProvider.GetRequiredService<CrmDb>();
        }

        var scope = _scopes.CreateAsyncScope();
        _scope = scope;
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        await db.Database.OpenConnectionAsync(ct);
        return db;
    }

    private async Task CloseAsync()
    {
        if (_scope is { } open)
        {
            _scope = null;
            await open.DisposeAsync();
        }
    }
}
