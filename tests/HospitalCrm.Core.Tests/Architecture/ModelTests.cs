using HospitalCrm.Core.Data;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Architecture;

/// <summary>What strangers read of the model stands in the repository as plain text, so that a change of it is seen in a review.</summary>
public sealed class ModelTests
{
    [Fact]
    public void SQLite_has_a_migration_for_every_change_of_the_model()
    {
        using var db = Model.Sqlite();

        Assert.False(db.Database.HasPendingModelChanges(), "scripts/add-migration NAME");
    }

    [Fact]
    public void PostgreSQL_has_a_migration_for_every_change_of_the_model()
    {
        using var db = Model.Postgres();

        Assert.False(db.Database.HasPendingModelChanges(), "scripts/add-migration NAME");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        using var sqlite = Model.Sqlite();
        using var postgres = Model.Postgres();

        Assert.Equal(Names(sqlite), Names(postgres));
    }

    [Fact]
    public async Task The_schema_is_the_one_in_the_repository()
    {
        await using var hospital = await TestHospital.OpenAsync(database: TestDatabase.Sqlite);
        var statements = await hospital.WithDbAsync(db => db.Database
            .SqlQueryRaw<string>("SELECT sql AS Value FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '__EF%' ORDER BY tbl_name, type DESC, name")
            .ToListAsync());

        Snapshot.Matches("schema.sqlite.sql", statements.Select(statement => statement + ";"));
    }

    [Fact]
    public void The_permission_catalogue_is_the_one_in_the_repository() =>
        Snapshot.Matches("permissions.txt", PermissionCatalogue.All.Select(permission => permission.Code + (permission.IsGuarded ? " guarded" : "")));

    [Fact]
    public void A_snapshot_that_differs_is_seen() =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Snapshot.Matches("permissions.txt", ["nowhere.listed"]));

    private static IEnumerable<string> Names(CrmDb db) => db.Database.GetMigrations().Select(migration => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..]);
}
