using HospitalCrm.Core.Data.Writing;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Security;
using HospitalCrm.Core.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Data.Writing;

/// <summary>Which rooms the commits of this process changed.</summary>
public sealed class RoomWritesTests
{
    [Fact]
    public async Task A_commit_is_counted_for_the_rooms_it_changed_and_for_no_other()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var before = Of(hospital);

        await hospital.AddAsync(new Department("D1", "心内科"), new Department("D2", "呼吸内科"));

        Assert.Equal((before.Departments + 1, before.Patients), Of(hospital));
    }

    [Fact]
    public async Task Several_saves_of_a_transaction_are_one_commit_and_are_heard_when_it_is_done()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var before = Of(hospital);
        var within = before;

        await hospital.WithDbAsync(async db =>
        {
            await db.InTransactionAsync(
                async () =>
                {
                    db.Departments.Add(new("D1", "心内科"));
                    await db.SaveChangesAsync();
                    db.Departments.Add(new("D2", "呼吸内科"));
                    await db.SaveChangesAsync();
                    within = Of(hospital);
                },
                default);
            return true;
        });

        Assert.Equal((before.Departments, before.Departments + 1), (within.Departments, Of(hospital).Departments));
    }

    [Fact]
    public async Task What_was_rolled_back_is_not_heard_with_the_next_commit_either()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var before = Of(hospital);

        await hospital.WithDbAsync(async db =>
        {
            await Assert.ThrowsAsync<RuleViolation>(() => db.InTransactionAsync(
                async () =>
                {
                    db.Departments.Add(new("D1", "心内科"));
                    await db.SaveChangesAsync();
                    throw new RuleViolation("Test.No");
                },
                default));
            db.Add(new Role("role-x", "角色", 1));
            return await db.SaveChangesAsync();
        });

        Assert.Equal(before, Of(hospital));
    }

    private static (long Departments, long Patients) Of(TestHospital hospital)
    {
        var writes = hospital.Services.GetRequiredService<RoomWrites>();
        return (writes.Of(typeof(Department)), writes.Of(typeof(Patient)));
    }
}
