namespace HospitalCrm.Core.Tests.Data.Seeding;

/// <summary>The same on SQLite, for tests that look into the file.</summary>
public sealed class SeededFile : IAsyncLifetime
{
    public TestHospital Hospital { get; private set; } = null!;

    public async Task InitializeAsync() => Hospital = await SeededHospital.SeedAsync(database: TestDatabase.Sqlite);

    public async Task DisposeAsync() => await Hospital.DisposeAsync();
}
