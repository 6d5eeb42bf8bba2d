using HospitalCrm.Core.Data.Writing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HospitalCrm.Core.Data.Auditing;

/// <summary>Appends what changes no entity (views, lists, sign-ins) to the chain, by group commit. Returns when it is durable.</summary>
public sealed class AuditLog(IServiceScopeFactory scopes, ILogger<AuditLog> logger) : IAsyncDisposable
{
    private readonly WriteBatch<AuditDraft> _batch = new(
        async (drafts, ct) =>
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
            db.Audit(drafts);
            await db.SaveChangesAsync(ct);
        },
        logger);

    public Task AppendAsync(AuditDraft draft, CancellationToken ct) => _batch.AddAsync(draft, ct);

    public ValueTask DisposeAsync() => _batch.DisposeAsync();
}
