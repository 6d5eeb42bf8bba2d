using HospitalCrm.Core.Data.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>Appends what changes no entity (views, lists, sign-ins) to the chain, by group commit. Returns when it is durable.</summary>
public sealed class AuditLog(IServiceScopeFactory scopes, WriteGate gate, ILogger<AuditLog> logger) : IAsyncDisposable
{
    private readonly WriteBatch<AuditDraft> _batch = new(
        async (drafts, ct) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<CrmDb>().AppendAsync(drafts, ct);
        },
        logger);

    /// <exception cref="InvalidOperationException">Called inside a transaction, which it would wait for: there it is <see cref="CrmDb.Audit"/>.</exception>
    public Task AppendAsync(AuditDraft draft, CancellationToken ct)
    {
        gate.DemandFree("AuditLog.AppendAsync");
        return _batch.AddAsync(draft, ct);
    }

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
