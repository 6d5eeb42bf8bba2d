using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Conventions;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;

using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HospitalCrm.Core.Data;

/// <summary>
/// The database. A save raises versions, lets other rooms react in the same transaction, appends the audit chain, commits behind the
/// write gate, and only then tells those who show things.
/// </summary>
public abstract partial class CrmDb(DbContextOptions options, CrmDbServices services) : IdentityUserContext<Account, Guid>(options)
{
    private readonly List<AuditDraft> _drafts = [];
    private readonly List<object> _committed = [];
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private bool _inTransaction;

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditMark> AuditMarks => Set<AuditMark>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Installation> Installations => Set<Installation>();

    public DbSet<WorkRun> WorkRuns => Set<WorkRun>();

    protected internal abstract bool IsSqlite { get; }

    /// <summary>Adds entries that belong to no entity's change to the next save.</summary>
    public void Audit(params IEnumerable<AuditDraft> drafts) => _drafts.AddRange(drafts);

    /// <summary>Refused: a save waits for the gate, and waiting must not hold a thread.</summary>
    public override int SaveChanges(bool acceptAllChangesOnSuccess) => throw new NotSupportedException("Use SaveChangesAsync.");

    public override async Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        await LetRoomsReactAsync(cancellationToken);
        if (_inTransaction)
        {
            return await WriteAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        int written;
        using (await services.Gate.EnterAsync(cancellationToken))
        {
            try
            {
                await using var transaction = await Database.BeginTransactionAsync(cancellationToken);
                written = await WriteAsync(acceptAllChangesOnSuccess, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }
            catch
            {
                _written.Clear();
                _head = null;
                throw;
            }
        }

        await AfterCommitAsync();
        return written;
    }

    /// <summary>Several saves (or bulk statements) as one transaction behind one pass of the gate. Never wait for the outside in here.</summary>
    public async Task InTransactionAsync(Func<Task> work, CancellationToken ct)
    {
        if (_inTransaction)
        {
            throw new InvalidOperationException("Already in a transaction: the gate would wait for itself.");
        }

        using (await services.Gate.EnterAsync(ct))
        {
            await using var transaction = await Database.BeginTransactionAsync(ct);
            _inTransaction = true;
            using var held = services.Gate.HoldHere();
            try
            {
                await work();
                await transaction.CommitAsync(ct);
            }
            catch
            {
                // What was saved in here is gone from the database; the context must not believe otherwise.
                ChangeTracker.Clear();
                _committed.Clear();
                _written.Clear();
                _drafts.Clear();
                _head = null;
                throw;
            }
            finally
            {
                _inTransaction = false;
            }
        }

        await AfterCommitAsync();
    }

    /// <summary>Before a read that goes through much of the database: it is to take little memory rather than the last bit of speed.</summary>
    public virtual Task ReadAtLengthAsync(CancellationToken ct) => Task.CompletedTask;

    /// <summary>One transaction at a time goes on from here, until its end; SQLite has one writer anyhow. Reads after it see what the one before wrote.</summary>
    public virtual Task LockAsync(string what, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Serialises appends to the chain between processes, inside the current transaction.</summary>
    protected abstract Task LockAuditChainAsync(CancellationToken ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) => KeyConventions.Apply(configurationBuilder, IsSqlite);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(CrmDb).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes().Where(entity => typeof(Entity).IsAssignableFrom(entity.ClrType)))
        {
            entity.FindProperty(nameof(Entity.Version))!.IsConcurrencyToken = true;
            entity.FindPrimaryKey()!.Properties[0].ValueGenerated = ValueGenerated.Never;
        }
    }

    private async Task LetRoomsReactAsync(CancellationToken ct)
    {
        while (ChangeTracker.Entries<Entity>().Where(entry => entry.Entity.HasEvents).ToList() is { Count: > 0 } raised)
        {
            foreach (var happened in raised.SelectMany(entry => entry.Entity.TakeEvents()))
            {
                await services.Events.HandleAsync(happened, ct);
                _committed.Add(happened);
            }
        }
    }

    private static void RaiseVersions(ChangeTracker tracker)
    {
        foreach (var entry in tracker.Entries<Entity>().Where(entry => entry.State is EntityState.Added or EntityState.Modified))
        {
            entry.Entity.Version = entry.State == EntityState.Added ? 1 : entry.Property(entity => entity.Version).OriginalValue + 1;
        }
    }

    private async Task<int> WriteAsync(bool acceptAll, CancellationToken ct)
    {
        ChangeTracker.DetectChanges();
        var drafts = _drafts.Concat(ChangeRecorder.Record(ChangeTracker, services.Vault, services.Actor.Value, services.Clock.GetUtcNow())).ToList();
        RaiseVersions(ChangeTracker);
        var (links, isWhole) = await LinkAsync(drafts, ct);
        var mark = isWhole ? MarkOf(links) : null;
        AuditEntries.AddRange(links);
        if (mark is not null)
        {
            Entry(mark).State = links[0].Seq == 1 ? EntityState.Added : EntityState.Modified;
        }

        try
        {
            var changed = ChangeTracker.Entries().Where(entry => entry.State is not (EntityState.Unchanged or EntityState.Detached)).ToList();
            await RaiseAccessStampAsync(changed, ct);
            var written = await base.SaveChangesAsync(acceptAll, ct);
            _written.UnionWith(changed.Select(entry => RoomName.Of(entry.Metadata.ClrType)));
            _drafts.Clear();
            _head = links.Count == 0 ? _head : (links[^1].Seq, links[^1].Hash);
            return written - (mark is null ? 0 : 1);
        }
        finally
        {
            // A link's place is worth nothing once its save failed, and is of no use once it succeeded.
            links.ForEach(link => Entry(link).State = EntityState.Detached);
            if (mark is not null)
            {
                Entry(mark).State = EntityState.Detached;
            }
        }
    }

    /// <summary>Whoever asked for the save may be gone by now: what is committed is told all the same.</summary>
    private async Task AfterCommitAsync()
    {
        if (_head is { } reached)
        {
            services.Head.Advance(reached.Count, reached.Hash);
            _head = null;
        }

        services.Writes.Committed(_written);
        _written.Clear();
        var committed = _committed.ToArray();
        _committed.Clear();
        foreach (var happened in committed)
        {
            await services.Events.AfterCommitAsync(happened, CancellationToken.None);
        }
    }
}
