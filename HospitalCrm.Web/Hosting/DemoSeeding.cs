using HospitalCrm.Core.Data.Seeding;
using HospitalCrm.Web.Commands;

namespace HospitalCrm.Web.Hosting;

/// <summary>Gives an empty database its demo hospital at start, of the size the command line asked for. Never in Production; in Development only when asked.</summary>
public sealed class DemoSeeding(DemoHospital hospital, HospitalSettings settings, StartWish wish, IHostEnvironment environment, IConfiguration configuration)
{
    public async Task SeedWhenEmptyAsync(CancellationToken ct)
    {
        if (!settings.IsProduction && (wish.Size is not null || !environment.IsDevelopment()) && await hospital.IsEmptyAsync(ct))
        {
            var size = Enum.Parse<DemoSize>(wish.Size ?? nameof(DemoSize.S));
            await WaitingRoom.WhileAsync(configuration, () => hospital.SeedAsync(size, (long)DemoPopulation.DefaultSeed, new SeedProgress(), ct), ct);
        }
    }
}
