using HospitalCrm.Core.Analytics;
using Microsoft.EntityFrameworkCore;

namespace HospitalCrm.Core.Tests.Analytics;

public sealed class ResourceDayTests
{
    [Fact]
    public async Task A_day_has_one_count_and_the_last_one_holds()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var day = new ResourceDay(new(2026, 3, 2));
        day.Count(10, 5, 1, 1, 0, TestHospital.Monday);
        day.Count(12, 6, 3, 2, 4, TestHospital.Monday.AddHours(1));
        await hospital.AddAsync(day);

        var stored = await hospital.WithDbAsync(db => db.ResourceDays.SingleAsync());

        Assert.Equal((12, 6, 3, 2, 4), (stored.Resources, stored.Clients, stored.NewResources, stored.NewClients, stored.Views));
        await Assert.ThrowsAsync<DbUpdateException>(() => hospital.AddAsync(new ResourceDay(new(2026, 3, 2))));
    }
}
