using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Web.Commands;

namespace HospitalCrm.Web.Hosting;

/// <summary>Gives an empty database its demo hospital at start, of the size the command line asked for. Never in Production.</summary>
public sealed class DemoSeeding(DemoHospital hospital, HospitalSettings settings, StartWish wish)
{
    public async Task SeedWhenEmptyAsync(CancellationToken ct)
    {
        if (!settings.IsProduction && await hospital.IsEmptyAsync(ct))
        {
            await hospital.SeedAsync(Enum.Parse<DemoSize>(wish.Size ?? nameof(DemoSize.S)), (long)DemoPopulation.DefaultSeed, new SeedProgress(), ct);
        }
    }
}
