using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Calls;

public sealed class FreeSeatsTests
{
    [Fact]
    public async Task Only_the_seats_of_those_who_may_no_longer_answer_are_freed()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, li) = (await hospital.StaffAsync("agent01", "王芳", CallPermissions.Answer), await hospital.StaffAsync("agent02", "李敏", CallPermissions.Answer));
        await hospital.Run.RunAsync(wang, (TakeSeat use) => use.HandleAsync("8001", false));
        await hospital.Run.RunAsync(li, (TakeSeat use) => use.HandleAsync("8002", false));
        await hospital.WithDbAsync(db => db.Grants.Where(grant => db.Roles.Any(role => role.Id == grant.RoleId && role.Code == "role-agent01")).ExecuteDeleteAsync());
        hospital.Services.GetRequiredService<Grants>().Forget();

        var freed = await hospital.Run.RunAsync(Actor.Product("test"), (FreeSeats use) => use.HandleAsync());

        Assert.Equal(1, freed.Value);
        Assert.Equal(["8002"], await hospital.WithDbAsync(db => db.SeatLogins.Select(seat => seat.Extension).ToListAsync()));
    }
}
