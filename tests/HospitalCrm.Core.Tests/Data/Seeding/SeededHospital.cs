using HospitalCrm.Core.Data.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data.Seeding;

/// <summary>One demo hospital of size S for all tests that only read it.</summary>
public sealed class SeededHospital : IAsyncLifetime
{
    public TestHospital Hospital { get; private set; } = null!;

    public static async Task<TestHospital> SeedAsync(long seed = (long)DemoPopulation.DefaultSeed, TestDatabase? database = null)
    {
        var hospital = await TestHospital.OpenAsync(database: database);
        await hospital.Services.GetRequiredService<DemoHospital>().SeedAsync(DemoSize.S, seed, null, default);
        return hospital;
    }

    public async Task InitializeAsync() => Hospital = await SeedAsync();

    public async Task DisposeAsync() => await Hospital.DisposeAsync();
}
