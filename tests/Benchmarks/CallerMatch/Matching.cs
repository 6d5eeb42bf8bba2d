using HospitalCrm.Benchmarks.Product;
using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Patients.Phones;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Benchmarks.CallerMatch;

/// <summary>The product's own matcher on a seeded database.</summary>
internal sealed class Matching(string folder) : IAsyncDisposable
{
    private readonly ServiceProvider _services = CoreOn.Data(folder);

    /// <summary>How many people have it.</summary>
    public async Task<int> CountAsync(string number, CancellationToken ct)
    {
        await using var scope = _services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<CallerMatcher>().FindAsync(IndexOf(number), ct)).Count;
    }

    public byte[] IndexOf(string number) =>
        PatientIndexes.OfNumber(_services.GetRequiredService<Vault>(), PhoneNumbers.Normalise(number, _services.GetRequiredService<HospitalProfile>().Numbering));

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
