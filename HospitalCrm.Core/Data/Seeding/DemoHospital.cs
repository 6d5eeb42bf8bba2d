using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>
/// Fills an empty, migrated database with the demo hospital: departments, archives, visits and a year of calls. All of it appears at
/// once or not at all, so an interrupted seeding leaves the database empty and the next one starts afresh. Staff is not part of it.
/// </summary>
public sealed class DemoHospital(IServiceScopeFactory scopes, DataOptions options, HospitalProfile hospital, TimeProvider clock)
{
    /// <summary>Whether an earlier seeding was broken off: by a kill, or by a power cut.</summary>
    public bool WasInterrupted => !options.UsePostgres && Directory.Exists(SqliteLoad.WorkshopIn(options));

    /// <summary>Neither patients nor calls, and never seeded.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CrmDb>();
        return !await db.Installations.AnyAsync(installation => installation.SeededAt != null, ct)
            && !await db.Patients.IgnoreQueryFilters().AnyAsync(ct)
            && !await db.Calls.AnyAsync(ct);
    }

    /// <exception cref="InvalidDataException">The database is not empty, or another process has it open.</exception>
    public async Task SeedAsync(DemoSize size, long seed, IProgress<DemoProgress>? progress, CancellationToken ct)
    {
        if (!await IsEmptyAsync(ct))
        {
            throw new InvalidDataException("The database is not empty: a demo hospital is only put into an empty one.");
        }

        if (WasInterrupted)
        {
            progress?.Report(new("an earlier seeding was interrupted; starting afresh"));
        }

        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentActor>().Value = Actor.Product("seed");
        var db = services.GetRequiredService<CrmDb>();
        var tables = new LoadTables(db.Model);
        var vault = services.GetRequiredService<Vault>();
        IBulkLoad load = options.UsePostgres ? new PostgresLoad(db) : new SqliteLoad(options, services.GetRequiredService<CrmDbServices>(), vault);
        var known = await db.Departments.Select(department => department.Code).ToListAsync(ct);
        await db.Database.CloseConnectionAsync();
        var population = new DemoPopulation(size, (ulong)seed, HospitalZone.Local(clock.GetUtcNow()));
        var fill = new DemoFill(population, (ulong)seed, vault, hospital.Numbering, tables, progress);
        await load.RunAsync(tables, write => fill.RunAsync(write, known, ct), marked => MarkAsync(marked, size, seed, population.PatientCount, ct), progress, ct);
    }

    private async Task MarkAsync(CrmDb db, DemoSize size, long seed, int patients, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var installation = await db.Installations.SingleAsync(ct);
        installation.Seeded(size.ToString(), now);
        db.Audit(new AuditDraft(AuditAct.Maintained, nameof(Installation), $"{installation.Id}", now)
        {
            Purpose = $"demo hospital {size}, seed {seed}, {patients} patients",
        }.By(Actor.Product("seed")));
        await db.SaveChangesAsync(ct);
    }
}
