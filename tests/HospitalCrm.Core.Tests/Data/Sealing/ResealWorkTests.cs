using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data.Sealing;

public sealed class ResealWorkTests
{
    [Fact]
    public async Task After_a_rotation_everything_is_sealed_again_and_the_chain_is_intact()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var vault = hospital.Services.GetRequiredService<Vault>();
        await hospital.AddAsync([.. Enumerable.Range(0, 450).Select(i => Nuisance(vault, $"1380013{i:D4}"))]);
        KeyRing.Rotate(Path.Combine(hospital.Directory, "keys"));

        var handled = await RunAsync(hospital);
        var left = await RunAsync(hospital);

        var numbers = await hospital.WithDbAsync(db => db.NuisanceNumbers.AsNoTracking().ToListAsync());
        var details = await hospital.WithDbAsync(db => db.AuditEntries.AsNoTracking().Where(entry => entry.Detail != null).Select(entry => entry.Detail!.Value).ToListAsync());
        Assert.Equal(900, handled);
        Assert.Equal(0, left);
        Assert.All(numbers, number => Assert.Equal(2, number.Number.KeyId));
        Assert.All(details, detail => Assert.Equal(2, detail.KeyId));
        Assert.Contains("13800130007", numbers.Select(number => vault.Open(NuisanceNumber.NumberPurpose, number.Number)));
        Assert.Equal((null, null), await VerifyAsync(hospital));
    }

    [Fact]
    public async Task Without_a_rotation_there_is_nothing_to_do()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await hospital.AddAsync(Nuisance(hospital.Services.GetRequiredService<Vault>(), "13800138000"));

        Assert.Equal(0, await RunAsync(hospital));
    }

    [Fact]
    public async Task What_another_process_sealed_with_a_newer_key_opens_here()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var here = hospital.Services.GetRequiredService<Vault>();

        using var elsewhere = new Vault(KeyRing.Rotate(Path.Combine(hospital.Directory, "keys")));

        Assert.Equal("text", here.Open("Some.Purpose", elsewhere.Seal("Some.Purpose", "text")));
    }

    private static NuisanceNumber Nuisance(Vault vault, string number) =>
        new(vault.Seal(NuisanceNumber.NumberPurpose, number), vault.BlindIndex(NuisanceNumber.IndexPurpose, number), "推销", TestHospital.Monday);

    private static async Task<int> RunAsync(TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("clock");
        return await scope.ServiceProvider.GetRequiredService<ResealWork>().RunAsync(default);
    }

    private static async Task<(long? FirstBroken, string? Reason)> VerifyAsync(TestHospital hospital)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        var (_, broken, reason) = await scope.ServiceProvider.GetRequiredService<AuditChain>().VerifyAsync(default);
        return (broken, reason);
    }
}
