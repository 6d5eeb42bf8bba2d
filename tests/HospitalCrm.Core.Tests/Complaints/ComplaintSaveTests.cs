using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Data;
using HospitalCrm.Core.Data.Sealing;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Tests.Lists;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace HospitalCrm.Core.Tests.Complaints;

/// <summary>What a save asks of the database: as much for a department of many heads as for one, and little while others wait.</summary>
public sealed class ComplaintSaveTests(ITestOutputHelper output)
{
    private const int MostInside = 4;
    private const int MostInAll = 32;

    [Fact]
    public async Task A_save_looks_up_little_behind_the_counter_and_nobody_one_by_one()
    {
        await using var hospital = await ComplaintHospital.OpenAsync();
        await hospital.RegisterAsync();
        var one = await AskedAsync(hospital);
        await HeadsAsync(hospital, 20);

        var many = await AskedAsync(hospital);

        Assert.Equal(one.Count, many.Count);
        Assert.InRange(many.Count, 1, MostInAll);
        Assert.InRange(Inside(many), 1, MostInside);
        var last = await hospital.Hospital.WithDbAsync(db => db.ComplaintSteps.CountAsync(step => step.Act == ComplaintAct.Tell && step.ToldNo!.StartsWith("extra")));
        Assert.Equal(20, last); // they were all written to
    }

    /// <summary>What is asked (and not written) by one save, with the counter among it.</summary>
    private async Task<IReadOnlyList<string>> AskedAsync(ComplaintHospital hospital)
    {
        var agent = await hospital.AsAsync("agent01");
        var said = await SqlRecorder.DuringAsync(async () => Assert.Null((await hospital.Hospital.Run.RunAsync(agent, (RegisterComplaint use) => use.HandleAsync(ComplaintHospital.Form()))).Problem));
        var asked = said.Select(one => one.Text.TrimStart()).Where(text => text.StartsWith("SELECT", StringComparison.Ordinal) || text.Contains("ComplaintCounters", StringComparison.Ordinal)).ToList();
        asked.ForEach(text => output.WriteLine(text[..Math.Min(text.Length, 160)].ReplaceLineEndings(" ")));
        output.WriteLine($"{asked.Count} asked, {said.Count} in all");
        return asked;
    }

    /// <summary>From the counter on everybody else waits.</summary>
    private static int Inside(IReadOnlyList<string> asked) => asked.SkipWhile(text => !text.Contains("ComplaintCounters", StringComparison.Ordinal)).Count();

    private static Task<int> HeadsAsync(ComplaintHospital hospital, int count) => hospital.InScopeAsync(async services =>
    {
        var (db, vault) = (services.GetRequiredService<CrmDb>(), services.GetRequiredService<Vault>());
        var role = await db.Roles.SingleAsync(role => role.Code == "role-head01");
        for (var at = 0; at < count; at++)
        {
            var staff = new StaffMember($"extra{at:D2}", "副主任");
            staff.Describe(staff.Name, "1001", null, vault.Seal(StaffMember.MobilePurpose, $"139001370{at:D2}"));
            db.AddRange(staff, new StaffRole(staff.Id, role.Id));
        }

        return await db.SaveChangesAsync();
    });
}
