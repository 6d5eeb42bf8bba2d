using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Messaging;

public sealed class SumMessagesTests
{
    [Fact]
    public async Task What_was_accepted_and_held_back_is_counted_by_kind_and_category()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await AddAsync(hospital, "1", MessageCategory.Notice, "13800138001");
        await AddAsync(hospital, "2", MessageCategory.Notice, "13800138002");
        await AddAsync(hospital, "3", MessageCategory.Promotion, "13800138003");

        var sums = (await SumAsync(hospital, 0, 0)).Value!;

        Assert.Equal((3, 1, 0), (sums.Total.Accepted, sums.Total.Suppressed, sums.Total.Sent));
        Assert.Equal([("Notice", 2L), ("Promotion", 1L)], sums.Categories.Select(sum => (sum.Word, sum.Accepted)));
        Assert.Equal([("Revisit", 3L)], sums.Kinds.Select(sum => (sum.Word, sum.Accepted)));
    }

    [Fact]
    public async Task Other_days_are_not_counted()
    {
        await using var hospital = await TestHospital.OpenAsync();
        await AddAsync(hospital, "1", MessageCategory.Notice, "13800138001");

        Assert.Equal(0, (await SumAsync(hospital, -7, -1)).Value!.Total.Accepted);
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(-92, 0)]
    public async Task Too_many_days_or_none_are_refused(int from, int to)
    {
        await using var hospital = await TestHospital.OpenAsync();

        Assert.Equal("Messaging.DaysTooMany", (await SumAsync(hospital, from, to)).Problem?.Code);
    }

    private static Task<Outcome<MessageSums>> SumAsync(TestHospital hospital, int from, int to)
    {
        var today = hospital.Clock.Today();
        return hospital.Run.RunAsync(Actor.Product("test"), (SumMessages use) => use.HandleAsync(today.AddDays(from), today.AddDays(to)));
    }

    private static async Task AddAsync(TestHospital hospital, string key, MessageCategory category, string to)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<MessageOutbox>().AddAsync(new NewMessage("test", key, category, to, "请复诊 " + key) { Kind = "Revisit" }, default);
        await scope.ServiceProvider.GetRequiredService<HospitalCrm.Core.Data.CrmDb>().SaveChangesAsync();
    }
}
