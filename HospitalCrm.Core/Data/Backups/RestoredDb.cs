using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HospitalCrm.Core.Data.Backups;

/// <summary>A restored database file, read as the product would read it, with an audit head of its own; nothing is written into it.</summary>
internal sealed class RestoredDb : IAsyncDisposable
{
    private readonly Vault _vault;
    private readonly WriteGate _gate = new(isNeeded: false);
    private readonly ServiceProvider _nobody = new ServiceCollection().BuildServiceProvider();
    private readonly SqliteCrmDb _db;

    public RestoredDb(string database, KeyRing ring, string headFolder)
    {
        _vault = new(ring);
        Head = new(headFolder, _vault);
        var services = new CrmDbServices(_vault, _gate, Head, new(_nobody, NullLogger<EventRelay>.Instance), new(), TimeProvider.System, new());
        _db = new(Options($"Data Source={SqliteSnapshot.UriOf(database)};Mode=ReadOnly;Pooling=False"), services);
        Chain = new(_db, Head, _vault);
    }

    /// <summary>Of this version, oldest first.</summary>
    public static IReadOnlyList<string> KnownMigrations { get; } = Migrations();

    public AuditHead Head { get; }

    public AuditChain Chain { get; }

    public async ValueTask DisposeAsync()
    {
        await _db.DisposeAsync();
        await _nobody.DisposeAsync();
        Head.Dispose();
        _vault.Dispose();
    }

    private static DbContextOptions<SqliteCrmDb> Options(string connection) => new DbContextOptionsBuilder<SqliteCrmDb>().UseSqlite(connection).Options;

    private static List<string> Migrations()
    {
        using var db = new SqliteCrmDb(Options("Data Source=:memory:"), null!);
        return [.. db.Database.GetMigrations()];
    }
}
