using HospitalCrm.Core.Data.Auditing;
using HospitalCrm.Core.Desk;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Tests.Calls;
using HospitalCrm.Core.Tests.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Desk;

public sealed class RehearseRingTests
{
    [Fact]
    public async Task A_rehearsed_ring_goes_all_the_way_to_a_card_and_leaves_no_trace()
    {
        await using var centre = await CallCentre.OpenAsync();
        var wang = await centre.Hospital.HaveAsync(Forms.WangFang());
        await centre.AgentAsync("agent01", "8001");
        var (before, headBefore) = (await RowsAsync(centre), await HeadAsync(centre));

        var cards = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => centre.Run.RunAsync(Actor.Product("line"), (RehearseRing use) => use.HandleAsync())));

        Assert.All(cards, card => Assert.Equal(wang, card.Value!.Patient!.PatientId));
        Assert.Equal(before, await RowsAsync(centre));
        Assert.Equal(headBefore, await HeadAsync(centre));
    }

    [Fact]
    public async Task An_empty_hospital_can_rehearse_too()
    {
        await using var centre = await CallCentre.OpenAsync();

        var card = await centre.Run.RunAsync(Actor.Product("line"), (RehearseRing use) => use.HandleAsync());

        Assert.Equal(HospitalCrm.Core.Calls.CallMatch.Unknown, card.Value!.Match);
    }

    [Fact]
    public async Task After_a_rehearsal_a_real_ring_is_kept()
    {
        await using var centre = await CallCentre.OpenAsync();
        await centre.Run.RunAsync(Actor.Product("line"), (RehearseRing use) => use.HandleAsync());

        await centre.SayAsync(Say.Number("c1", Forms.Phone));

        Assert.Equal(Forms.Phone, centre.NumberOf(await centre.CallAsync("c1")));
    }

    /// <summary>How many rows every table has.</summary>
    private static Task<List<(string Table, long Rows)>> RowsAsync(CallCentre centre) => centre.ReadAsync(async db =>
    {
        var tables = db.Model.GetEntityTypes().Select(entity => entity.GetTableName()!).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Contains("Calls", tables);
        await db.Database.OpenConnectionAsync();
        var counts = new List<(string, long)>();
        foreach (var table in tables)
        {
            await using var count = db.Database.GetDbConnection().CreateCommand();
            count.CommandText = "SELECT count(*) FROM \"" + table + "\"";
            counts.Add((table, (long)(await count.ExecuteScalarAsync())!));
        }

        return counts;
    });

    private static async Task<string> HeadAsync(CallCentre centre) =>
        Convert.ToHexString(await File.ReadAllBytesAsync(centre.Services.GetRequiredService<AuditHead>().Path));
}
