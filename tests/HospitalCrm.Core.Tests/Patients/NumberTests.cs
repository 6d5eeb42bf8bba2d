using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Patients;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace HospitalCrm.Core.Tests.Patients;

public sealed class NumberTests
{
    [Fact]
    public async Task A_dead_number_is_shown_so_and_lives_again_when_somebody_answers()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        await MarkAsync(hospital, NumberMark.Dead);
        Assert.NotNull((await NumberAsync(hospital, id)).DeadAt);

        await LearnAsync(hospital, NumberResult.Reached);

        var number = await NumberAsync(hospital, id);
        Assert.Null(number.DeadAt);
        Assert.Equal(hospital.Clock.GetUtcNow(), number.LastOkAt);
    }

    [Fact]
    public async Task A_result_is_learnt_for_everybody_on_the_number()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var (wang, li) = (Forms.WangFang(), Forms.WangFang());
        li.Name = "李强";
        var (one, other) = (await hospital.HaveAsync(wang), await hospital.HaveAsync(li));

        await LearnAsync(hospital, NumberResult.Dead);

        Assert.NotNull((await NumberAsync(hospital, one)).DeadAt);
        Assert.NotNull((await NumberAsync(hospital, other)).DeadAt);
    }

    [Fact]
    public async Task A_call_that_was_not_answered_kills_no_number()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());

        await LearnAsync(hospital, NumberResult.NotReached);

        var number = await NumberAsync(hospital, id);
        Assert.Null(number.DeadAt);
        Assert.NotNull(number.LastFailAt);
    }

    [Fact]
    public async Task A_number_is_marked_as_shared_and_back()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());

        await MarkAsync(hospital, NumberMark.Shared);
        Assert.Equal(NumberOwner.Shared, (await NumberAsync(hospital, id)).Owner);
        await MarkAsync(hospital, NumberMark.NotShared);

        Assert.Equal(NumberOwner.Self, (await NumberAsync(hospital, id)).Owner);
    }

    [Fact]
    public async Task Whoever_may_not_edit_marks_nothing()
    {
        await using var hospital = await TestHospital.OpenAsync();
        var id = await hospital.HaveAsync(Forms.WangFang());
        var reader = await hospital.StaffAsync("nurse01", "周洁", PatientPermissions.View, PatientPermissions.SeeNames);
        var number = (await NumberAsync(hospital, id)).Id;

        var outcome = await hospital.Run.RunAsync(reader, (MarkNumber use) => use.HandleAsync(number, NumberMark.Dead));

        Assert.Equal(ProblemKind.Forbidden, outcome.Problem!.Kind);
    }

    private static async Task MarkAsync(TestHospital hospital, NumberMark mark)
    {
        var number = await hospital.WithDbAsync(db => db.ContactNumbers.Select(known => known.Id).FirstAsync());
        Assert.Null((await hospital.Run.RunAsync(Actor.Product("test"), (MarkNumber use) => use.HandleAsync(number, mark))).Problem);
    }

    private static async Task LearnAsync(TestHospital hospital, NumberResult result)
    {
        await using var scope = hospital.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentActor>().Value = Actor.Product("test");
        var db = scope.ServiceProvider.GetRequiredService<Core.Data.CrmDb>();
        var index = await db.ContactNumbers.Select(known => known.NumberIndex).FirstAsync();
        await db.InTransactionAsync(
            async () =>
            {
                await scope.ServiceProvider.GetRequiredService<NumberBook>().LearnAsync(index, result, hospital.Clock.GetUtcNow(), default);
                await db.SaveChangesAsync();
            },
            default);
    }

    private static async Task<RecordNumber> NumberAsync(TestHospital hospital, Id<Patient> id) =>
        Assert.Single((await hospital.Run.RunAsync(Actor.Product("test"), (OpenPatient use) => use.HandleAsync(id))).Value!.Main.Numbers);
}
